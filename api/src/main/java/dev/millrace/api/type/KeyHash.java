package dev.millrace.api.type;

/// Hashes the content of keys. The hash is the same in every JVM, with all 32 bits well mixed. Thread-safe.
public interface KeyHash<K> {

    /// Returns the hash of a key. Equal keys have equal hashes.
    int hash(K key);

    /// Returns the hash of a long.
    static int ofLong(long key) {
        long mixed = (key ^ key >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return (int) (mixed ^ mixed >>> 33);
    }

    /// Returns the hash of an int.
    static int ofInt(int key) {
        int mixed = (key ^ key >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }

    /// Returns the hash function for keys of a type.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the type cannot be a key, because its content cannot
    /// be hashed
    static <K> KeyHash<K> of(TypeInformation<K> type) {
        return KeyHashes.of(type);
    }
}
