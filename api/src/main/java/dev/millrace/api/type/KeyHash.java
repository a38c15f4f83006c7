package dev.millrace.api.type;

/// A hash of a key's content that is the same in every JVM, with all 32 bits well mixed. For any number of threads.
public interface KeyHash<K> {

    /// The hash of a key; equal keys hash alike.
    int hash(K key);

    /// The hash of a long.
    static int ofLong(long key) {
        long mixed = (key ^ key >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return (int) (mixed ^ mixed >>> 33);
    }

    /// The hash of an int.
    static int ofInt(int key) {
        int mixed = (key ^ key >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }

    /// The hash of keys of this type.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the type cannot be a key, for want of a content to hash
    static <K> KeyHash<K> of(TypeInformation<K> type) {
        return KeyHashes.of(type);
    }
}
