package dev.millrace.runtime.checkpoint;

import dev.millrace.api.config.MemorySize;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.storage.FullDisk;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Checks the free space for checkpoints. Called by the thread that writes checkpoints; [#needsLook] is thread-safe.
final class FreeSpace {
    /// If less than this is free, a failed write counts as a lack of space, whatever its message.
    private static final long NOTHING_BYTES = 64 * 1024;

    private static final String FIX =
            "Free disk space there, set execution.checkpointing.dir to a larger volume, or keep"
                    + " fewer checkpoints (execution.checkpointing.num-retained). Complete checkpoints remain.";

    private final @Nullable SnapshotPlace root;
    private final long reserveBytes;
    private long wholeBytes;
    private long changeBytes;
    private volatile boolean isTight;

    /// Creates the check.
    ///
    /// @param root the directory of the checkpoints; null if only savepoints are taken
    /// @param reserveBytes the space that checkpoints must leave free
    FreeSpace(@Nullable SnapshotPlace root, long reserveBytes) {
        this.root = root;
        this.reserveBytes = reserveBytes;
    }

    /// Returns whether the free space must be checked before the next checkpoint. Thread-safe.
    boolean needsLook() {
        return root != null && (reserveBytes > 0 || isTight);
    }

    /// Notes the size of a written checkpoint.
    void took(long bytes, boolean isChange) {
        if (isChange) changeBytes = bytes;
        else wholeBytes = bytes;
        OptionalLong free = free();
        isTight = free.isPresent() && free.getAsLong() < 2 * wholeBytes;
    }

    /// Returns why the next checkpoint is not possible; null if it is possible.
    ///
    /// @param isChange true if the checkpoint contains only changes
    @Nullable
    MillraceException refusal(boolean isChange) {
        OptionalLong free = free();
        if (reserveBytes == 0 || free.isEmpty()) return null;
        long need = isChange ? changeBytes : wholeBytes;
        if (free.getAsLong() - need >= reserveBytes) return null;
        return CheckpointFaults.RESERVE
                .what("No checkpoint was started because %s.", state(need))
                .why("The option millrace.snapshots.reserve reserves %s.", text(reserveBytes))
                .fix(FIX);
    }

    /// Returns whether a write failed for lack of space.
    boolean isLackedBy(IOException failed) {
        if (FullDisk.isCauseOf(failed)) return true;
        OptionalLong free = free();
        return free.isPresent() && free.getAsLong() < NOTHING_BYTES;
    }

    /// Returns the error for a lack of space.
    MillraceException lack(SnapshotPlace target, boolean isChange, IOException failed) {
        isTight = true;
        return CheckpointFaults.FULL
                .what("%s could not be written because %s.", target, state(isChange ? changeBytes : wholeBytes))
                .why("%s", failed.getMessage())
                .cause(failed)
                .fix(FIX);
    }

    private String state(long need) {
        OptionalLong free = free();
        String left = free.isEmpty() ? "no space is left" : "only %s are free".formatted(text(free.getAsLong()));
        String last = need == 0 ? "" : ", and the last one of its kind took %s".formatted(text(need));
        return "%s in %s%s".formatted(left, root, last);
    }

    private OptionalLong free() {
        try {
            return root == null ? OptionalLong.empty() : root.free();
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    private static String text(long bytes) {
        return new MemorySize(bytes).toHumanReadableString();
    }
}
