package dev.millrace.runtime.checkpoint.restore;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.subtask.SubtaskSnapshot;
import dev.millrace.state.KeyedRestore;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.operator.OperatorRestore;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A checkpoint that a job begins with, lasting and its files opened. Any thread.
///
/// @param files those of a whole checkpoint, then those of each later one with what changed since the one before
/// @param kept the same as it still is in memory; null if it is not
public record Restored(
        CheckpointDirectory.Complete checkpoint,
        List<SnapshotFile> files,
        @Nullable InMemoryCheckpoint kept) {
    public Restored {
        files = List.copyOf(files);
    }

    /// @throws dev.millrace.base.fault.MillraceException if a file is missing or damaged
    public static Restored open(CheckpointDirectory.Complete checkpoint) throws IOException {
        CheckpointDirectory.settle(checkpoint);
        return new Restored(checkpoint, CheckpointDirectory.files(checkpoint), null);
    }

    /// The same for a process whose coordinator has opened it, so that it lasts.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a file is missing or damaged
    public static Restored reopen(CheckpointDirectory.Complete checkpoint) throws IOException {
        return new Restored(checkpoint, CheckpointDirectory.files(checkpoint), null);
    }

    public long id() {
        return checkpoint.manifest().checkpoint();
    }

    /// The files that the checkpoint itself wrote, each with what some subtasks had.
    public List<SnapshotFile> ownFiles() {
        return files.subList(files.size() - checkpoint.manifest().ownFiles(), files.size());
    }

    /// The same while it is still in memory.
    public Restored with(@Nullable InMemoryCheckpoint known) {
        return new Restored(checkpoint, files, known);
    }

    /// The same as its files have it: for subtasks of which there are more or fewer than there were.
    public Restored asWritten() {
        return new Restored(checkpoint, files, null);
    }

    /// The same with files that hold the same.
    public Restored from(List<SnapshotFile> same) {
        return new Restored(checkpoint, same, kept);
    }

    /// Gives keyed state what a subtask of it had.
    ///
    /// @param member the subtask's number among all
    @SuppressWarnings("unchecked")
    public <K> void into(
            KeyedStates<K> states, String operator, int member, TypeSerializer<K> keySerializer, ClassLoader loader) {
        KeyedRestore<K> fromFiles = new KeyedRestore<>(
                files, checkpoint.manifest().ownFiles(), operator, keyGroups(operator), keySerializer, loader);
        SubtaskSnapshot before = kept == null ? null : kept.of(member);
        KeyedSnapshot<K> inMemory = before == null ? null : (KeyedSnapshot<K>) before.keyed();
        if (inMemory == null) states.restore(fromFiles);
        else states.restore(fromFiles, inMemory);
    }

    /// How many groups the keys of an operator were in; 0 if nobody knows.
    private int keyGroups(String operator) {
        for (Manifest.OperatorEntry each : checkpoint.manifest().operators())
            if (each.id().equals(operator)) return each.maxParallelism();
        return 0;
    }

    public OperatorRestore operator(String operator, Subtask subtask, ClassLoader loader) {
        return new OperatorRestore(ownFiles(), id(), operator, subtask.index(), subtask.parallelism(), loader);
    }

    /// What the enumerator of a source kept; null if the source was not there.
    public byte @Nullable [] enumerator(String operator, ClassLoader loader) {
        return EnumeratorState.read(new OperatorRestore(ownFiles(), id(), operator, 0, 1, loader));
    }
}
