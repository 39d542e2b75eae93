package org.scorehub.document;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.InputSource;

/**
 * Maps project-relative paths to the addresses that schema compilers insist on, and resolves their
 * references inside the given files only. The addresses look like files, as one compiler knows no
 * other, but no file system is ever asked.
 */
record SchemaLocations(SchemaFiles files) {

  static final String SCHEME = "file";
  private static final String ROOT = "/score-hub/";

  static String address(String path) {
    return SCHEME + ":" + ROOT + path;
  }

  /** The file that an address stands for; empty if it is none of the project. */
  static Optional<String> path(String address) {
    String path = URI.create(address).normalize().getPath();
    return path != null && path.startsWith(ROOT)
        ? Optional.of(path.substring(ROOT.length()))
        : Optional.empty();
  }

  /** The file of an address; throws {@link IllegalArgumentException} for any other address. */
  byte[] read(String address) {
    URI uri = URI.create(address).normalize();
    String path = uri.getPath();
    if (!SCHEME.equals(uri.getScheme()) || path == null || !path.startsWith(ROOT)) {
      throw new IllegalArgumentException(
          "schema " + address + " is outside the project; keep a copy of it beside the others");
    }
    return files.read(path.substring(ROOT.length()));
  }

  InputSource source(String address) {
    InputSource source = new InputSource(address);
    source.setByteStream(new ByteArrayInputStream(read(address)));
    return source;
  }

  /** The schema referred to, relative to the one that refers to it. */
  InputSource resolve(@Nullable String reference, @Nullable String base) {
    if (reference == null) {
      throw new IllegalArgumentException(base + " imports a schema without saying where it is");
    }
    return source(
        base == null ? reference : URI.create(base).resolve(reference).normalize().toString());
  }

  /** As {@link #resolve}, in the form that {@code javax.xml.validation} asks for. */
  LSInput resolveForValidation(@Nullable String reference, @Nullable String base) {
    return new SchemaInput(resolve(reference, base));
  }

  /** No schema refers to anything by character stream, public id or text; those stay empty. */
  private record SchemaInput(InputSource source) implements LSInput {

    @Override
    public java.io.InputStream getByteStream() {
      return source.getByteStream();
    }

    @Override
    public String getSystemId() {
      return source.getSystemId();
    }

    @Override
    public String getBaseURI() {
      return source.getSystemId();
    }

    @Override
    public java.io.@Nullable Reader getCharacterStream() {
      return null;
    }

    @Override
    public @Nullable String getStringData() {
      return null;
    }

    @Override
    public @Nullable String getPublicId() {
      return null;
    }

    @Override
    public @Nullable String getEncoding() {
      return null;
    }

    @Override
    public boolean getCertifiedText() {
      return false;
    }

    @Override
    public void setCharacterStream(java.io.@Nullable Reader stream) {}

    @Override
    public void setByteStream(java.io.@Nullable InputStream stream) {}

    @Override
    public void setStringData(@Nullable String data) {}

    @Override
    public void setSystemId(@Nullable String id) {}

    @Override
    public void setPublicId(@Nullable String id) {}

    @Override
    public void setBaseURI(@Nullable String base) {}

    @Override
    public void setEncoding(@Nullable String encoding) {}

    @Override
    public void setCertifiedText(boolean certified) {}
  }
}
