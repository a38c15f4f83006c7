package dev.millrace.runtime.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/// Reads a JFR recording event by event. For a large recording, only distinct stacks are kept in memory.
/// Not thread-safe.
final class RecordingReader {
    private final Recorded recorded;
    private final CallTree tree = new CallTree(ProfileResult.CALLS_MAX);
    private long events;
    private long lost;
    private long withoutStack;

    RecordingReader(Recorded recorded) {
        this.recorded = recorded;
    }

    /// Reads a recording. Called once.
    ///
    /// @param isCut true if the file may lack events that were recorded
    ProfileResult of(Path file, boolean isCut) throws IOException {
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) count(recording.readEvent());
        }
        List<String> notes = new ArrayList<>(recorded.notes());
        if (lost > 0) notes.add("%,d samples were lost.".formatted(lost));
        if (withoutStack > 0) notes.add("%,d events had no stack, and are left out.".formatted(withoutStack));
        if (isCut) notes.add("There may have been more than a recording holds: then the oldest part was dropped.");
        String basis = "%,d events of %s".formatted(events, String.join(" and ", recorded.events()));
        return new ProfileResult(
                tree, recorded.unit(), basis, notes, recorded == Recorded.LOCKS ? Recorded.FOR_LOCKS : "");
    }

    private void count(RecordedEvent event) {
        lost += Recorded.lost(event);
        if (!recorded.isOf(event)) return;
        RecordedStackTrace stack = event.getStackTrace();
        if (stack == null) {
            withoutStack++;
            return;
        }
        events++;
        tree.add(frames(event, stack), recorded.value(event));
    }

    private List<String> frames(RecordedEvent event, RecordedStackTrace stack) {
        List<String> frames = new ArrayList<>();
        add(recorded.outermost(event), frames);
        RecordedThread thread = recorded.thread(event);
        frames.add(Frames.threads(thread == null ? "" : name(thread)));
        if (stack.isTruncated()) frames.add("(cut off)");
        for (RecordedFrame each : stack.getFrames().reversed())
            frames.add(Frames.call(
                    each.getMethod().getType().getName(), each.getMethod().getName()));
        add(recorded.innermost(event), frames);
        return frames;
    }

    private static String name(RecordedThread thread) {
        String name = thread.getJavaName();
        // The JVM's own threads have no Java name.
        if (name == null) name = thread.getOSName();
        return thread.isVirtual() ? "virtual " + name : String.valueOf(name);
    }

    private static void add(@Nullable String frame, List<String> frames) {
        if (frame != null) frames.add(frame);
    }
}
