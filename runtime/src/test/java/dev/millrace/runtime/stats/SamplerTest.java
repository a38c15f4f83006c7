package dev.millrace.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SamplerTest {
    private static final Sampling TEN = new Sampling(10, 1, 100);

    private final Host host = Host.real();
    private final AtomicBoolean isOver = new AtomicBoolean();

    private record SampledSubtask(int index, @Nullable Thread thread, boolean isBackPressured) implements Subject {}

    private void compute(CompletableFuture<Thread> begun) {
        begun.complete(Thread.currentThread());
        long sum = 0;
        while (!isOver.get()) sum += Long.numberOfTrailingZeros(sum + 1);
        assertThat(sum).isNotNegative();
    }

    private void rest(CompletableFuture<Thread> begun) {
        begun.complete(Thread.currentThread());
        while (!isOver.get()) host.threads().park(1_000_000_000);
    }

    @Test
    void threads_that_run_are_told_from_those_that_wait_and_frames_begin_with_the_outermost() {
        CompletableFuture<Thread> computing = new CompletableFuture<>();
        CompletableFuture<Thread> resting = new CompletableFuture<>();
        host.threads().start("computing", () -> compute(computing));
        host.threads().start("resting", () -> rest(resting));
        List<Subject> subjects =
                List.of(new SampledSubtask(0, computing.join(), false), new SampledSubtask(1, resting.join(), false));
        try {
            // The thread may not have parked yet.
            while (!host.threads().isWaiting(resting.join())) host.threads().giveWay();
            List<Stacks> stacks = Sampler.sample(host, TEN, () -> subjects);
            assertThat(stacks).extracting(Stacks::subtask).containsExactlyInAnyOrder(0, 1);
            Stacks running = stacks.get(0).subtask() == 0 ? stacks.get(0) : stacks.get(1);
            Stacks waiting = stacks.get(0).subtask() == 1 ? stacks.get(0) : stacks.get(1);
            assertThat(running.waiting()).isEmpty();
            assertThat(hits(running.running())).isEqualTo(10);
            assertThat(running.running().keySet()).allSatisfy(stack -> {
                assertThat(stack).contains("SamplerTest.compute:");
                assertThat(stack.indexOf("Thread.run")).isLessThan(stack.indexOf("SamplerTest.compute"));
            });
            assertThat(hits(waiting.waiting())).isEqualTo(10);
            assertThat(waiting.running()).isEmpty();
        } finally {
            isOver.set(true);
            host.threads().unpark(resting.join());
        }
    }

    private static int hits(java.util.Map<String, Integer> stacks) {
        return stacks.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void a_subtask_without_a_thread_waits_for_input_or_for_its_receivers() {
        List<Subject> subjects = List.of(new SampledSubtask(0, null, false), new SampledSubtask(1, null, true));
        List<Stacks> stacks = Sampler.sample(host, TEN, () -> subjects);
        for (Stacks each : stacks) {
            assertThat(each.running()).isEmpty();
            assertThat(each.waiting()).hasSize(1).containsValue(10);
            String what = each.waiting().keySet().iterator().next();
            assertThat(what).contains(each.subtask() == 0 ? "input" : "receivers");
        }
    }

    @Test
    void no_more_frames_are_told_than_were_asked_for_the_innermost_ones() {
        List<Subject> subjects = List.of(new SampledSubtask(0, Thread.currentThread(), false));
        List<Stacks> stacks = Sampler.sample(host, new Sampling(1, 0, 2), () -> subjects);
        assertThat(stacks.getFirst().running()).hasSize(1).allSatisfy((stack, _) -> {
            assertThat(stack.split("\n")).hasSize(2);
            assertThat(stack).contains("Thread.getStackTrace");
        });
    }
}
