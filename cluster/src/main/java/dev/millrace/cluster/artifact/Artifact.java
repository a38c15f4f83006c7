package dev.millrace.cluster.artifact;

import dev.millrace.base.fault.Check;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// An immutable file, named by what is in it.
///
/// @param hash SHA-256 in 64 small hex digits
/// @param bytes its size
public record Artifact(String hash, long bytes) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Artifact {
        // It becomes the name of a file.
        Check.that(HASH.matcher(hash).matches(), "'%s' is no SHA-256 in hex", hash);
        Check.that(bytes >= 0, "an artifact has %d bytes", bytes);
    }

    /// The name of some bytes.
    public static Artifact of(byte[] content) {
        return new Artifact(hex(digest().digest(content)), content.length);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw Check.broken("every JDK has SHA-256: %s", impossible);
        }
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
