package dev.millrace.sql.function;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Contains the functions on bytes: encodings and digests.
final class ByteFunctions {
    private static final Set<Integer> DIGEST_BITS = Set.of(224, 256, 384, 512);

    private ByteFunctions() {}

    @SqlFunction("TO_BASE64")
    static String toBase64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @SqlFunction("FROM_BASE64")
    static String fromBase64(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    @SqlFunction("HEX")
    static String hex(long number) {
        return Long.toHexString(number).toUpperCase(Locale.ROOT);
    }

    @SqlFunction("HEX")
    static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Returns the bytes of hexadecimal digits. Of an odd number of digits, the first one counts as zero.
    @SqlFunction("UNHEX")
    static byte @Nullable [] unhex(String text) {
        try {
            if (text.length() % 2 == 0) return HexFormat.of().parseHex(text);
            if (!HexFormat.isHexDigit(text.charAt(0))) return null;
            return HexFormat.of().parseHex("00" + text.substring(1));
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }

    @SqlFunction("IS_VALID_UTF8")
    static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException wrong) {
            return false;
        }
    }

    @SqlFunction("MAKE_VALID_UTF8")
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @SqlFunction("BIN")
    static String bin(long number) {
        return Long.toBinaryString(number);
    }

    @SqlFunction("ENCODE")
    static byte[] encode(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    @SqlFunction("DECODE")
    static String decode(byte[] bytes, String charset) {
        return new String(bytes, Charset.forName(charset));
    }

    @SqlFunction("MD5")
    static String md5(String text) {
        return digest("MD5", text.getBytes(StandardCharsets.UTF_8));
    }

    @SqlFunction("MD5")
    static String md5(byte[] bytes) {
        return digest("MD5", bytes);
    }

    @SqlFunction("SHA1")
    static String sha1(String text) {
        return digest("SHA-1", text.getBytes(StandardCharsets.UTF_8));
    }

    @SqlFunction("SHA1")
    static String sha1(byte[] bytes) {
        return digest("SHA-1", bytes);
    }

    @SqlFunction("SHA224")
    static String sha224(String text) {
        return digest("SHA-224", text.getBytes(StandardCharsets.UTF_8));
    }

    @SqlFunction("SHA224")
    static String sha224(byte[] bytes) {
        return digest("SHA-224", bytes);
    }

    @SqlFunction("SHA256")
    static String sha256(String text) {
        return digest("SHA-256", text.getBytes(StandardCharsets.UTF_8));
    }

    @SqlFunction("SHA256")
    static String sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    @SqlFunction("SHA384")
    static String sha384(String text) {
        return digest("SHA-384", text.getBytes(StandardCharsets.UTF_8));
    }

    @SqlFunction("SHA384")
    static String sha384(byte[] bytes) {
        return digest("SHA-384", bytes);
    }

    @SqlFunction("SHA512")
    static String sha512(String text) {
        return digest("SHA-512", text.getBytes(StandardCharsets.UTF_8));
    }

    @SqlFunction("SHA512")
    static String sha512(byte[] bytes) {
        return digest("SHA-512", bytes);
    }

    @SqlFunction("SHA2")
    static @Nullable String sha2(String text, int bits) {
        return DIGEST_BITS.contains(bits) ? digest("SHA-" + bits, text.getBytes(StandardCharsets.UTF_8)) : null;
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }
}
