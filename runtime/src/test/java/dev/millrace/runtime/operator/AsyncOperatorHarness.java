package dev.millrace.runtime.operator;

import dev.millrace.api.DataStream;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.plan.Step;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import dev.millrace.base.host.Threads;
import dev.millrace.runtime.chain.CancelledException;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.OperatorState;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.chain.Specializer;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.operator.async.AsyncOperator;
import dev.millrace.runtime.operator.build.Operators;
import dev.millrace.state.operator.OperatorStates;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// Runs an asynchronous operator without a job. Mail and callbacks run when the test requests them.
public final class AsyncOperatorHarness implements Host, Clock, Services {
    private final Deadlines deadlines = new Deadlines();
    private final Queue<Runnable> mails = new ArrayDeque<>();
    private final List<String> lines = new ArrayList<>();
    private final AsyncOperator<?, ?> operator;
    private final Subtask subtask;
    private final SubtaskMetrics metrics = new SubtaskMetrics();
    private long millis;
    private int held;

    public AsyncOperatorHarness(DataStream<?> described) {
        Step<?> step = described.step();
        this.subtask = new Subtask("job", step.name(), 0, 1, 128);
        ClassLoader loader = AsyncOperatorHarness.class.getClassLoader();
        OperatorContext context = new OperatorContext(
                step,
                this,
                new Lister(),
                Map.of(),
                null,
                (RuntimeContext)
                        Proxy.newProxyInstance(loader, new Class<?>[] {RuntimeContext.class}, (_, method, _) -> {
                            throw new UnsupportedOperationException(method.getName());
                        }),
                UserFunctions.asTheyAre(loader),
                new Specializer(),
                new ExecutionConfig(),
                OperatorState.alone(new OperatorStates(_ -> {})),
                false);
        this.operator = (AsyncOperator<?, ?>) Operators.of(step.operation(), context);
    }

    @SuppressWarnings("unchecked")
    public void record(long value) {
        ((Receiver<Object>) operator.input(0)).record(value, value);
    }

    public void watermark(long timestamp) {
        operator.watermark(timestamp);
    }

    public void runMail() {
        Runnable mail;
        while ((mail = mails.poll()) != null) mail.run();
    }

    public int mails() {
        return mails.size();
    }

    /// Advances the clock, and runs the callbacks that become due.
    public void clock(long newMillis) {
        runMail();
        while (deadlines.nextMillis() <= newMillis) {
            millis = Math.max(millis, deadlines.nextMillis());
            deadlines.runDue(millis);
            runMail();
        }
        millis = newMillis;
    }

    public boolean isHeld() {
        return held > 0;
    }

    @Override
    public Subtask subtask() {
        return subtask;
    }

    @Override
    public SubtaskMetrics metrics() {
        return metrics;
    }

    @Override
    public Deadlines deadlines() {
        return deadlines;
    }

    /// Returns the records of the calls that a checkpoint contains.
    public List<Object> snapshot() {
        return operator.kept().stream().<Object>map(call -> call.f1).toList();
    }

    /// Runs all pending callbacks.
    ///
    /// @return the number of callbacks
    public int runDeadlines() {
        int count = 0;
        long before = millis;
        while (deadlines.nextMillis() != Long.MAX_VALUE) {
            millis = deadlines.nextMillis();
            deadlines.runDue(millis);
            count++;
        }
        millis = before;
        return count;
    }

    public List<String> lines() {
        return lines;
    }

    private final class Lister implements Receiver<Object> {
        @Override
        public void record(Object value, long timestamp) {
            lines.add(value.toString());
        }

        @Override
        public void watermark(long timestamp) {
            lines.add("mark " + timestamp);
        }

        @Override
        public void idle(boolean isIdle) {}

        @Override
        public void backlog(boolean isBacklog) {}

        @Override
        public void end() {}
    }

    @Override
    public Host host() {
        return this;
    }

    @Override
    public void post(Runnable mail) {
        mails.add(mail);
    }

    @Override
    public void holdInput(boolean isHeld) {
        held += isHeld ? 1 : -1;
    }

    @Override
    public void retain() {}

    @Override
    public void released() {}

    @Override
    public void waitUntil(BooleanSupplier isOver) {
        if (!isOver.getAsBoolean()) throw new CancelledException();
    }

    @Override
    public long position() {
        return 0;
    }

    @Override
    public String origin() {
        return "";
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public long nanos() {
        return millis * 1_000_000;
    }

    @Override
    public long millis() {
        return millis;
    }

    @Override
    public RandomGenerator chance() {
        throw new UnsupportedOperationException("no chance");
    }

    @Override
    public Threads threads() {
        throw new UnsupportedOperationException("no threads");
    }

    @Override
    public Disk disk() {
        throw new UnsupportedOperationException("no disk");
    }

    @Override
    public Network network() {
        throw new UnsupportedOperationException("no network");
    }
}
