package dev.millrace.sim.world;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a name on the disk stands for: as everybody sees it now, and what of it is on the device.
sealed interface Node {

    /// Is on the device as it is seen now.
    void sync();

    /// Whether a crash would change nothing, in here and below.
    boolean isSynced();

    /// What was not synced may be lost, from its end on.
    void crash(RandomGenerator chance);

    /// A file. What is written to its end reaches the device in order, and may get there half.
    final class File implements Node {
        private byte[] bytes = new byte[64];
        private int size;
        private int synced;
        long modifiedMillis;

        int size() {
            return size;
        }

        /// What it holds now, from a place on.
        InputStream read(long position) {
            int from = (int) Math.min(position, size);
            return new ByteArrayInputStream(bytes, from, size - from);
        }

        /// One bit is another one, or the end is missing.
        void damage(RandomGenerator by) {
            if (size == 0) return;
            int at = by.nextInt(size);
            bytes = bytes.clone();
            if (by.nextBoolean()) truncate(at);
            else bytes[at] ^= (byte) (1 << by.nextInt(8));
        }

        void append(byte[] from, int offset, int length) {
            if (size + length > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
            System.arraycopy(from, offset, bytes, size, length);
            size += length;
        }

        void truncate(int newSize) {
            // Who reads it may still be about to see what was there.
            bytes = bytes.clone();
            size = Math.min(size, newSize);
            synced = Math.min(synced, size);
        }

        @Override
        public void sync() {
            synced = size;
        }

        @Override
        public boolean isSynced() {
            return synced == size;
        }

        @Override
        public void crash(RandomGenerator chance) {
            if (synced == size) return;
            boolean isLengthKept = chance.nextInt(4) == 0;
            int written = synced + chance.nextInt(size - synced + 1);
            // The length can be there before the bytes are.
            bytes = bytes.clone();
            if (isLengthKept) Arrays.fill(bytes, written, size, (byte) 0);
            else size = written;
            synced = size;
        }
    }

    /// A directory. Its entries reach the device in the order of their changes.
    final class Directory implements Node {
        private record Change(String name, @Nullable Node node) {}

        private final TreeMap<String, Node> entries = new TreeMap<>();
        private final TreeMap<String, Node> durable = new TreeMap<>();
        private final List<Change> unsynced = new ArrayList<>();

        TreeMap<String, Node> entries() {
            return entries;
        }

        void put(String name, @Nullable Node node) {
            unsynced.add(new Change(name, node));
            apply(name, node, entries);
        }

        private static void apply(String name, @Nullable Node node, TreeMap<String, Node> to) {
            if (node == null) to.remove(name);
            else to.put(name, node);
        }

        boolean isDurable(String name) {
            return entries.get(name) != null && entries.get(name) == durable.get(name);
        }

        @Override
        public void sync() {
            durable.clear();
            durable.putAll(entries);
            unsynced.clear();
        }

        /// One name reaches the device before its turn.
        void sync(String name) {
            unsynced.removeIf(change -> change.name.equals(name));
            apply(name, entries.get(name), durable);
        }

        @Override
        public boolean isSynced() {
            return unsynced.isEmpty() && entries.values().stream().allMatch(Node::isSynced);
        }

        @Override
        public void crash(RandomGenerator chance) {
            int kept = unsynced.isEmpty() ? 0 : chance.nextInt(unsynced.size() + 1);
            for (Change change : unsynced.subList(0, kept)) apply(change.name, change.node, durable);
            entries.clear();
            entries.putAll(durable);
            unsynced.clear();
            for (Node node : entries.values()) node.crash(chance);
        }
    }
}
