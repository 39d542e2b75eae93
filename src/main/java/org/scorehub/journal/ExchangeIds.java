package org.scorehub.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues exchange ids: version 7 UUIDs, ordered by time, whose last 32 bits are a keyed mark over
 * the rest and the buyer. The mark lets the hub recognise an id that it has issued but not yet
 * recorded, so that a sender who asks at once is told {@code received} and not that there is no
 * such exchange. The mark is no secret and grants nothing. Thread-safe.
 */
public final class ExchangeIds {

  /** Most children that one table can have. */
  public static final int MAX_CHILDREN = 0x3fff_ffff;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

  /**
   * Issues and recognises ids with one key.
   *
   * @param key shared by all instances of one hub, at least 16 bytes
   */
  public ExchangeIds(byte[] key, Clock clock) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.clock = clock;
  }

  /** A new id for a document of this buyer. */
  public UUID issue(String buyer) {
    long high = clock.millis() << 16 | 0x7000L | random.nextInt(0x1000);
    int low = random.nextInt(0x4000_0000) | 0x8000_0000;
    return new UUID(high, (long) low << 32 | mark(high, low, buyer));
  }

  /**
   * The id of a child of a table, always the same for the same child. Children share the first half
   * of their parent's id and sort by their ordinals; whose they are is in their mark, so that only
   * their parent tells that they were issued.
   *
   * @param ordinal counts the children from 1
   * @throws IllegalArgumentException if there are over {@value #MAX_CHILDREN} children
   */
  public UUID child(UUID parent, long ordinal, String buyer) {
    if (ordinal < 1 || ordinal > MAX_CHILDREN) {
      throw new IllegalArgumentException("a table has no child " + ordinal);
    }
    long high = parent.getMostSignificantBits();
    int low = (int) ordinal | 0x8000_0000;
    return new UUID(high, (long) low << 32 | mark(high, low, buyer + '|' + parent));
  }

  /** Whether this hub issued the id for a document of this buyer. */
  public boolean issuedTo(UUID id, String buyer) {
    int low = (int) (id.getLeastSignificantBits() >>> 32);
    long mark = id.getLeastSignificantBits() & 0xffff_ffffL;
    return id.version() == 7 && mark == mark(id.getMostSignificantBits(), low, buyer);
  }

  private long mark(long high, int low, String buyer) {
    Mac mac = macs.get();
    mac.update(ByteBuffer.allocate(12).putLong(high).putInt(low).flip());
    byte[] digest = mac.doFinal(buyer.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getInt() & 0xffff_ffffL;
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
