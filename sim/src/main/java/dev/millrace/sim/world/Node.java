package dev.millrace.sim.world;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Represents a file or directory: its current content, and the part of it that is on the device.
sealed interface Node {

    /// Writes the current content to the device.
    void sync();

    /// Returns whether a crash would change nothing in this node and below it.
    boolean isSynced();

    /// Loses unsynced changes at random, the latest first.
    void crash(RandomGenerator chance);

    /// Represents a file. Appended bytes reach the device in order, and a crash may cut them anywhere.
    final class File implements Node {
        private byte[] bytes = new byte[64];
        private int size;
        private int synced;
        long modifiedMillis;

        int size() {
            return size;
        }

        /// Returns the current content from a position on.
        InputStream read(long position) {
            int from = (int) Math.min(position, size);
            return new ByteArrayInputStream(bytes, from, size - from);
        }

        /// Flips one bit or truncates the file.
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
            // A reader may still see the old content.
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
            // The device may have the new length before it has the bytes.
            bytes = bytes.clone();
            if (isLengthKept) Arrays.fill(bytes, written, size, (byte) 0);
            else size = written;
            synced = size;
        }
    }

    /// Represents a directory. Its entries reach the device in the order of their changes.
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

        /// Writes one entry to the device before earlier changes.
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
