package org.scorehub.training;

/**
 * A measure of the SCORE programme, from {@code mappings/score/kpis.csv}.
 *
 * @param betterDirection lower, higher or context
 */
record Kpi(String code, String title, String unit, String betterDirection) {}
