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

/// Describes the checkpoint that a job starts from, with open files. Thread-safe.
///
/// @param files the files of a full checkpoint, then the files of each incremental checkpoint in order
/// @param kept the same checkpoint in memory; null if it is not in memory
public record Restored(
        CheckpointDirectory.Complete checkpoint,
        List<SnapshotFile> files,
        @Nullable InMemoryCheckpoint kept) {
    public Restored {
        files = List.copyOf(files);
    }

    /// Opens a checkpoint and makes it durable.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a file is missing or damaged
    public static Restored open(CheckpointDirectory.Complete checkpoint) throws IOException {
        CheckpointDirectory.settle(checkpoint);
        return new Restored(checkpoint, CheckpointDirectory.files(checkpoint), null);
    }

    /// Opens a checkpoint that the coordinator has already made durable.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a file is missing or damaged
    public static Restored reopen(CheckpointDirectory.Complete checkpoint) throws IOException {
        return new Restored(checkpoint, CheckpointDirectory.files(checkpoint), null);
    }

    public long id() {
        return checkpoint.manifest().checkpoint();
    }

    /// Returns the files that the checkpoint itself wrote, each with the state of some subtasks.
    public List<SnapshotFile> ownFiles() {
        return files.subList(files.size() - checkpoint.manifest().ownFiles(), files.size());
    }

    /// Returns this checkpoint with its in-memory form.
    public Restored with(@Nullable InMemoryCheckpoint known) {
        return new Restored(checkpoint, files, known);
    }

    /// Returns this checkpoint without its in-memory form, for a restart with another parallelism.
    public Restored asWritten() {
        return new Restored(checkpoint, files, null);
    }

    /// Returns this checkpoint with other files of the same content.
    public Restored from(List<SnapshotFile> same) {
        return new Restored(checkpoint, same, kept);
    }

    /// Restores the keyed state of a subtask.
    ///
    /// @param member the subtask's number among all subtasks of the job
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

    /// Returns the number of key groups of an operator; 0 if the number is unknown.
    private int keyGroups(String operator) {
        for (Manifest.OperatorEntry each : checkpoint.manifest().operators())
            if (each.id().equals(operator)) return each.maxParallelism();
        return 0;
    }

    public OperatorRestore operator(String operator, Subtask subtask, ClassLoader loader) {
        return new OperatorRestore(ownFiles(), id(), operator, subtask.index(), subtask.parallelism(), loader);
    }

    /// Returns the state of a source's enumerator; null if the snapshot does not contain the source.
    public byte @Nullable [] enumerator(String operator, ClassLoader loader) {
        return EnumeratorState.read(new OperatorRestore(ownFiles(), id(), operator, 0, 1, loader));
    }
}
