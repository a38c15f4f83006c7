package dev.millrace.server.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Holds the hash of a password or a token, which suffices to verify a secret but not to recover it.
public sealed interface Secret {

    /// Returns the secret as it stands in a file of users, trimmed.
    String text();

    /// Returns whether a secret matches. The comparison takes constant time.
    boolean fits(String said);

    /// @throws IllegalArgumentException if the words are not in the form of [#text]
    static Secret of(List<String> words) {
        return switch (words.getFirst()) {
            case Password.KIND -> Password.read(words);
            case Token.KIND -> Token.read(words);
            default -> throw new IllegalArgumentException("there are no secrets of the kind " + words.getFirst());
        };
    }

    /// Holds the hash of a password. Because users choose guessable passwords, PBKDF2 makes each guess expensive.
    record Password(int rounds, byte[] salt, byte[] hash) implements Secret {
        static final String KIND = "pbkdf2-sha256";
        private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
        private static final int ROUNDS = 600_000;
        private static final int ROUNDS_MAX = 10_000_000;
        private static final int SALT_BYTES = 16;
        private static final int HASH_BITS = 256;

        /// @param chance must be cryptographically secure
        public static Password of(String password, RandomGenerator chance) {
            return of(password, chance, ROUNDS);
        }

        static Password of(String password, RandomGenerator chance, int rounds) {
            byte[] salt = new byte[SALT_BYTES];
            chance.nextBytes(salt);
            return new Password(rounds, salt, hash(password, salt, rounds));
        }

        /// Returns a password hash that no password matches. Verifying it takes as long as for other hashes.
        static Password nobodys() {
            return new Password(ROUNDS, new byte[SALT_BYTES], new byte[HASH_BITS / Byte.SIZE]);
        }

        static Password read(List<String> words) {
            if (words.size() != 4) throw new IllegalArgumentException("a password has rounds, salt and hash");
            int rounds = Integer.parseInt(words.get(1));
            if (rounds < 1 || rounds > ROUNDS_MAX) throw new IllegalArgumentException(rounds + " rounds");
            return new Password(
                    rounds,
                    Base64.getDecoder().decode(words.get(2)),
                    Base64.getDecoder().decode(words.get(3)));
        }

        private static byte[] hash(String password, byte[] salt, int rounds) {
            PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
            try {
                return SecretKeyFactory.getInstance(ALGORITHM)
                        .generateSecret(key)
                        .getEncoded();
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException("this JDK has no " + ALGORITHM, missing);
            } finally {
                key.clearPassword();
            }
        }

        @Override
        public String text() {
            Base64.Encoder encoder = Base64.getEncoder();
            return "%s %d %s %s".formatted(KIND, rounds, encoder.encodeToString(salt), encoder.encodeToString(hash));
        }

        @Override
        public boolean fits(String said) {
            return MessageDigest.isEqual(hash, hash(said, salt, rounds));
        }

        @Override
        public String toString() {
            return KIND;
        }
    }

    /// Holds the hash of a token. A token has 256 random bits, so one round of hashing suffices.
    record Token(byte[] hash) implements Secret {
        static final String KIND = "sha256";
        private static final int TOKEN_BYTES = 32;

        /// Generates a token.
        ///
        /// @param chance must be cryptographically secure
        public static String anyToken(RandomGenerator chance) {
            byte[] bytes = new byte[TOKEN_BYTES];
            chance.nextBytes(bytes);
            return "mr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }

        public static Token of(String token) {
            return new Token(Digests.sha256(token));
        }

        static Token read(List<String> words) {
            if (words.size() != 2) throw new IllegalArgumentException("a token has a hash");
            return new Token(Base64.getDecoder().decode(words.get(1)));
        }

        @Override
        public String text() {
            return KIND + " " + Base64.getEncoder().encodeToString(hash);
        }

        @Override
        public boolean fits(String said) {
            return MessageDigest.isEqual(hash, Digests.sha256(said));
        }

        @Override
        public String toString() {
            return KIND;
        }
    }
}
