package dev.millrace.runtime.stats;

import dev.millrace.base.host.Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Samples the threads of subtasks. A subtask without a thread counts as waiting; its stack is one frame that
/// names the reason.
public final class Sampler {
    /// The maximum number of distinct stacks per subtask; further stacks are counted together.
    private static final int STACKS_MAX = 2_000;

    private static final String REST = "(others)";
    private static final String IDLE = "(no thread: waits for input)";
    private static final String BACK_PRESSURED = "(no thread: waits for its receivers)";

    /// The class names of lambdas differ between processes.
    private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda(?:\\$\\d+)?/(?:0x[0-9a-f]+|\\d+)");

    private final Host host;
    private final Sampling sampling;
    private final Map<Integer, Seen> bySubtask = new HashMap<>();

    private static final class Seen {
        final Map<String, Integer> running = new HashMap<>();
        final Map<String, Integer> waiting = new HashMap<>();
    }

    private Sampler(Host host, Sampling sampling) {
        this.host = host;
        this.sampling = sampling;
    }

    /// Samples for the duration that the parameters define. Called on a thread that may block.
    ///
    /// @param subjects returns the current subtasks, before each sample
    public static List<Stacks> sample(Host host, Sampling sampling, Supplier<List<Subject>> subjects) {
        Sampler sampler = new Sampler(host, sampling);
        for (int look = 0; look < sampling.looks(); look++) {
            for (Subject each : subjects.get()) sampler.look(each);
            sampler.pause();
        }
        List<Stacks> all = new ArrayList<>();
        sampler.bySubtask.forEach((subtask, seen) -> all.add(new Stacks(subtask, seen.running, seen.waiting)));
        return all;
    }

    private void pause() {
        long until = host.clock().nanos() + sampling.pauseMillis() * 1_000_000;
        for (long left = until - host.clock().nanos();
                left > 0;
                left = until - host.clock().nanos()) host.threads().park(left);
    }

    private void look(Subject subject) {
        Seen seen = bySubtask.computeIfAbsent(subject.index(), _ -> new Seen());
        Thread thread = subject.thread();
        if (thread == null) {
            count(subject.isBackPressured() ? BACK_PRESSURED : IDLE, seen.waiting);
            return;
        }
        boolean isWaiting = host.threads().isWaiting(thread);
        StackTraceElement[] frames = thread.getStackTrace();
        // If the thread has changed, the stack may belong to another subtask.
        if (frames.length > 0 && subject.thread() == thread)
            count(stack(frames), isWaiting ? seen.waiting : seen.running);
    }

    private String stack(StackTraceElement[] innermostFirst) {
        StringBuilder stack = new StringBuilder();
        for (int i = Math.min(innermostFirst.length, sampling.depth()) - 1; i >= 0; i--) {
            StackTraceElement frame = innermostFirst[i];
            stack.append(LAMBDA.matcher(frame.getClassName()).replaceAll("\\$\\$Lambda"))
                    .append('.')
                    .append(frame.getMethodName())
                    .append(':')
                    .append(frame.getLineNumber())
                    .append(i == 0 ? "" : "\n");
        }
        return stack.toString();
    }

    private static void count(String stack, Map<String, Integer> counts) {
        boolean isKnown = counts.containsKey(stack) || counts.size() < STACKS_MAX;
        counts.merge(isKnown ? stack : REST, 1, Integer::sum);
    }
}
