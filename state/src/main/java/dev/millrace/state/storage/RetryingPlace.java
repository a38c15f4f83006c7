package dev.millrace.state.storage;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Retries reads from unreliable storage. Passes writes and deletions through without retries.
record RetryingPlace(SnapshotPlace place, Retries retries) implements SnapshotPlace {

    private <T> T again(Retries.Work<T> work) throws IOException {
        return retries.run("reading " + place, () -> true, work);
    }

    private Entry here(Entry entry) {
        return new Entry(
                new RetryingPlace(entry.place(), retries), entry.isDirectory(), entry.size(), entry.modifiedMillis());
    }

    @Override
    public SnapshotPlace resolve(String below) {
        return new RetryingPlace(place.resolve(below), retries);
    }

    @Override
    public @Nullable SnapshotPlace parent() {
        SnapshotPlace parent = place.parent();
        return parent == null ? null : new RetryingPlace(parent, retries);
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public String nameOf(SnapshotPlace below) {
        return place.nameOf(((RetryingPlace) below).place);
    }

    @Override
    public String address() {
        return place.address();
    }

    @Override
    public boolean exists() throws IOException {
        return again(place::exists);
    }

    @Override
    public Entry entry() throws IOException {
        return here(again(place::entry));
    }

    @Override
    public List<Entry> children() throws IOException {
        return again(place::children).stream().map(this::here).toList();
    }

    @Override
    public byte[] read(long position, int length) throws IOException {
        return again(() -> place.read(position, length));
    }

    @Override
    public Draft create() throws IOException {
        return place.create();
    }

    @Override
    public void delete() throws IOException {
        place.delete();
    }

    /// Syncs without retries: after a failed sync, a device may report success for data that it has lost.
    @Override
    public void settle() throws IOException {
        place.settle();
    }

    @Override
    public OptionalLong free() throws IOException {
        return place.free();
    }

    @Override
    public boolean isWritable() throws IOException {
        return place.isWritable();
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
