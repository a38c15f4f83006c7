package dev.millrace.runtime.profile;

import dev.millrace.base.host.Host;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Samples all platform threads, running or waiting, including those that run subtasks.
final class ThreadProfileRun implements ProfileRun {
    private static final long PAUSE_NANOS = 50_000_000;
    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final int FRAMES_MAX = 256;

    @Override
    public ProfileResult take(Host host, int seconds, Path scratch) {
        CallTree tree = new CallTree(ProfileResult.CALLS_MAX);
        long self = Thread.currentThread().threadId();
        long begun = host.clock().nanos();
        long until = begun + seconds * NANOS_A_SECOND;
        long before = begun;
        int looks = 0;
        while (before < until) {
            ProfileRun.pause(host, Math.min(PAUSE_NANOS, until - before));
            long now = host.clock().nanos();
            // The time since the last sample is attributed to what each thread does now.
            for (ThreadInfo each : ManagementFactory.getThreadMXBean().dumpAllThreads(false, false, FRAMES_MAX))
                if (each.getThreadId() != self) tree.add(frames(each), now - before);
            before = now;
            looks++;
        }
        return new ProfileResult(
                tree,
                ProfileResult.Unit.NANOS,
                "%,d looks at all platform threads".formatted(looks),
                List.of(
                        "Time that threads spent, running or waiting, from " + looks + " looks, one every "
                                + PAUSE_NANOS / 1_000_000 + " ms: a second for each thread and second. The innermost"
                                + " frame says what a thread waited for; one without it was running, or inside a call"
                                + " of the system.",
                        "Not in it: virtual threads (requests, calls between processes, the opening of subtasks; no"
                                + " subtask's records), and the JVM's own threads."),
                "");
    }

    private static List<String> frames(ThreadInfo thread) {
        List<String> frames = new ArrayList<>();
        frames.add(Frames.threads(thread.getThreadName()));
        StackTraceElement[] stack = thread.getStackTrace();
        if (stack.length == FRAMES_MAX) frames.add("(cut off)");
        for (int i = stack.length - 1; i >= 0; i--)
            frames.add(Frames.call(stack[i].getClassName(), stack[i].getMethodName()));
        switch (thread.getThreadState()) {
            case BLOCKED -> frames.add("(waits for the monitor of " + on(thread) + ")");
            case WAITING, TIMED_WAITING ->
                frames.add("(waits" + (on(thread).isEmpty() ? "" : " for " + on(thread)) + ")");
            case NEW, RUNNABLE, TERMINATED -> {}
        }
        return frames;
    }

    private static String on(ThreadInfo thread) {
        return thread.getLockInfo() == null ? "" : thread.getLockInfo().getClassName();
    }
}
