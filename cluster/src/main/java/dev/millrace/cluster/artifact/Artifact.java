package dev.millrace.cluster.artifact;

import dev.millrace.base.fault.Check;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Names an immutable file by the hash of its content.
///
/// @param hash the SHA-256 hash in 64 lower-case hex digits
/// @param bytes the size in bytes
public record Artifact(String hash, long bytes) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Artifact {
        // The hash becomes the name of a file.
        Check.that(HASH.matcher(hash).matches(), "'%s' is no SHA-256 in hex", hash);
        Check.that(bytes >= 0, "an artifact has %d bytes", bytes);
    }

    /// Returns the artifact with this content.
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
