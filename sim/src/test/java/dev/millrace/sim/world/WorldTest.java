package dev.millrace.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final Temper CALM = new Temper(3, 1_000, 0, 0, 0, 1, 0, 0, 2);
    private static final Life.Span LONG = new Life.Span(0, 0, 100_000);

    private interface Work {
        void run(SimHost host) throws IOException;
    }

    private static Life.End live(World world, Life.Span span, Work work) {
        Life life = new Life(world, span);
        return life.live("first", () -> {
            try {
                work.run(life.host());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    @Test
    void the_clock_jumps_while_all_wait() {
        World world = new World(1, CALM, Set.of());
        List<String> order = new ArrayList<>();
        Life.End end = live(world, LONG, host -> {
            CompletableFuture<Void> late = new CompletableFuture<>();
            host.start("late", () -> {
                host.park(5_000_000_000_000L);
                order.add("late");
                late.complete(null);
            });
            host.start("early", () -> {
                host.park(1_000_000_000_000L);
                order.add("early");
            });
            host.await(late);
        });
        assertThat(end).isEqualTo(Life.End.RETURNED);
        assertThat(order).containsExactly("early", "late");
        assertThat(world.nanos()).isBetween(5_000_000_000_000L, 5_001_000_000_000L);
    }

    @Test
    void seeds_differ_in_who_runs_first() {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            StringBuilder order = new StringBuilder();
            live(new World(seed, CALM, Set.of()), LONG, host -> {
                List<CompletableFuture<Void>> all = new ArrayList<>();
                for (int n = 0; n < 3; n++) {
                    String name = "" + n;
                    CompletableFuture<Void> done = new CompletableFuture<>();
                    all.add(done);
                    host.start(name, () -> {
                        order.append(name);
                        done.complete(null);
                    });
                }
                all.forEach(host::await);
            });
            orders.add(order.toString());
        }
        assertThat(orders).hasSize(6);
    }

    @Test
    void an_interrupt_ends_a_park_and_can_be_seen() {
        boolean[] seen = new boolean[1];
        live(new World(1, CALM, Set.of()), LONG, host -> {
            CompletableFuture<Void> done = new CompletableFuture<>();
            Thread sleeper = host.start("sleeper", () -> {
                host.park(Long.MAX_VALUE / 2);
                seen[0] = Thread.interrupted();
                done.complete(null);
            });
            Threads threads = host.threads();
            threads.park(1_000_000);
            assertThat(threads.isWaiting(sleeper)).isTrue();
            threads.interrupt(sleeper);
            threads.await(done);
        });
        assertThat(seen[0]).isTrue();
    }

    @Test
    void nothing_of_a_life_runs_after_its_crash() {
        World world = new World(1, CALM, Set.of());
        int[] rounds = new int[1];
        Life.End end = live(world, new Life.Span(500, 0, 100_000), host -> {
            while (true) {
                host.giveWay();
                rounds[0]++;
            }
        });
        assertThat(end).isEqualTo(Life.End.CRASHED);
        assertThat(rounds[0]).isEqualTo(499);
    }

    @Test
    void a_life_that_waits_for_nobody_is_wrong() {
        World world = new World(1, CALM, Set.of());
        assertThat(live(world, LONG, _ -> {
                    throw new IllegalStateException("lost");
                }))
                .isEqualTo(Life.End.VIOLATED);
        assertThat(world.violation()).contains("lost");
    }

    @Test
    void a_thread_that_spins_is_wrong() {
        World world = new World(1, CALM, Set.of());
        live(world, LONG, host -> {
            while (true) host.park(0);
        });
        assertThat(world.violation()).contains("spins");
    }

    private static void write(Disk disk, Path path, String text) throws IOException {
        try (OutputStream out = disk.create(path)) {
            out.write(text.getBytes());
        }
    }

    @Test
    void a_loss_of_power_takes_what_was_not_synced() {
        Set<String> left = new HashSet<>();
        Path synced = Path.of("/sim/checkpoints/synced");
        Path unsynced = Path.of("/sim/checkpoints/unsynced");
        for (long seed = 0; seed < 60; seed++) {
            World world = new World(seed, CALM, Set.of());
            live(world, LONG, host -> {
                write(host.disk(), synced, "all");
                host.disk().sync(synced);
                host.disk().sync(synced.getParent());
                assertThat(world.isDurable(synced)).isTrue();
                write(host.disk(), unsynced, "all");
                assertThat(world.isDurable(unsynced)).isFalse();
            });
            world.crash(true);
            live(world, LONG, host -> {
                assertThat(new String(host.disk().read(synced, 0).readAllBytes()))
                        .isEqualTo("all");
                left.add(
                        host.disk().exists(unsynced)
                                ? new String(host.disk().read(unsynced, 0).readAllBytes())
                                : "nothing");
            });
            assertThat(world.violation()).isNull();
        }
        assertThat(left).contains("nothing", "", "a", "al", "all", "\0\0\0");
    }
}
