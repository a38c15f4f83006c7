package dev.millrace.network;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Ring;
import dev.millrace.network.codec.BatchCodec;
import dev.millrace.network.wire.Compression;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Provides data planes, and subtasks for both ends of a channel, to the tests of the data plane.
final class Ends {
    static final JobID JOB = new JobID(1, 2);
    static final NetworkSettings SETTINGS =
            new NetworkSettings(1, 4096, 16 << 10, 256 << 10, Compression.NONE, 20_000, 20_000, 10_000, null);
    private static final long PATIENCE_SECONDS = 60;

    private Ends() {}

    static NetworkSettings settings(
            Compression compression, long connectMillis, long openMillis, @Nullable Security s) {
        return new NetworkSettings(1, 4096, 16 << 10, 256 << 10, compression, connectMillis, openMillis, 10_000, s);
    }

    static DataPlane plane(String name, NetworkSettings settings) {
        return new DataPlane(Host.real(), name, settings);
    }

    static InetSocketAddress listen(DataPlane plane) {
        return plane.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    static ChannelId id(int from) {
        return id(from, 1);
    }

    static ChannelId id(int from, int attempt) {
        return new ChannelId(JOB, 0, attemptId(attempt), 3, from, 0);
    }

    static AttemptId attemptId(int attempt) {
        return new AttemptId(1, attempt);
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// One end of a channel with its subtask.
    static final class Subtask {
        private final Semaphore signal = new Semaphore(0);
        final CompletableFuture<MillraceException> failed = new CompletableFuture<>();
        final ChannelEnd end;

        Subtask(ChannelId id, BatchCodec codec) {
            this.end = new ChannelEnd(id, codec, 8, signal::release, fault -> {
                failed.complete(fault);
                signal.release();
            });
        }

        static Subtask ofLongs(int from) {
            return new Subtask(id(from), BatchCodec.of(LongSerializer.INSTANCE));
        }

        static Subtask ofStrings(int from) {
            return new Subtask(id(from), BatchCodec.of(StringSerializer.INSTANCE));
        }

        /// Waits until woken.
        ///
        /// @return whether the channel works
        boolean pause() {
            if (failed.isDone()) return false;
            try {
                if (!signal.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    throw new AssertionError("nothing moves on " + end.id());
            } catch (InterruptedException thrown) {
                throw new AssertionError(thrown);
            }
            signal.drainPermits();
            return !failed.isDone();
        }

        boolean offer(Ring ring, Batch batch) {
            while (!ring.offer(batch)) if (!pause()) return false;
            return true;
        }

        /// Starts to send the numbers from 0 and then the end.
        CompletableFuture<Void> sendLongs(RemoteOutput remoteOutput, long count) {
            return CompletableFuture.runAsync(
                    () -> {
                        long next = 0;
                        while (next < count) {
                            Batch batch = Batch.full(Batch.Keying.NONE);
                            while (next < count && !batch.isFull()) batch.add(next, next++);
                            if (!offer(remoteOutput.ring(), batch)) return;
                        }
                        offer(remoteOutput.ring(), Batch.of(Control.END));
                    },
                    Thread::startVirtualThread);
        }

        void sendTexts(RemoteOutput remoteOutput, int count, IntFunction<String> text) {
            Thread.startVirtualThread(() -> {
                for (int i = 0; i < count; i++) {
                    Batch batch = Batch.small(Batch.Keying.NONE);
                    batch.add(text.apply(i), i);
                    if (!offer(remoteOutput.ring(), batch)) return;
                }
                offer(remoteOutput.ring(), Batch.of(Control.END));
            });
        }

        /// Starts to receive numbers, each of which must be one more than the one before.
        CompletableFuture<Received> receiveLongs(Ring ring) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        long next = 0;
                        while (true) {
                            Batch batch = ring.poll();
                            if (batch == null) {
                                // Batches that came before the failure must still
                                // be taken.
                                if (!pause() && ring.isEmpty()) return new Received(next, false);
                                continue;
                            }
                            for (int i = 0; i < batch.size(); i++, next++) {
                                if ((long) batch.values()[i] != next || batch.timestamps()[i] != next)
                                    throw new AssertionError(batch.values()[i] + " where " + next + " was due");
                            }
                            if (batch.control() instanceof Control.End) return new Received(next, true);
                        }
                    },
                    Thread::startVirtualThread);
        }

        /// Waits for the next batch and takes it.
        Batch take(Ring ring) {
            Batch batch;
            while ((batch = ring.poll()) == null) if (!pause() && ring.isEmpty()) throw failed.join();
            return batch;
        }
    }

    /// @param count the number of numbers received, from 0, each once and in order
    /// @param hasEnded whether the end came, too
    record Received(long count, boolean hasEnded) {}
}
