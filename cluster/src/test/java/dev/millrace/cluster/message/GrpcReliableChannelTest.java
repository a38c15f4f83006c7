package dev.millrace.cluster.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.FencingTokens;
import dev.millrace.cluster.call.MessageCodec;
import dev.millrace.cluster.call.GrpcCalls;
import dev.millrace.cluster.call.GrpcListener;
import dev.millrace.cluster.call.Limits;
import dev.millrace.cluster.call.Tls;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GrpcReliableChannelTest {
    private static final int SENDERS = 4;
    private static final int EACH = 500;
    private static final RetryPolicy RETRY_POLICY = new RetryPolicy(
            Duration.ofSeconds(5),
            Duration.ofMillis(5),
            Duration.ofMillis(200),
            Duration.ofSeconds(60),
            20,
            10_000,
            1 << 20);

    private final Queue<TestMessage.Count> received = new ConcurrentLinkedQueue<>();
    private final Queue<MillraceException> lost = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(200);

    private GrpcListener listen(int port, Endpoint endpoint) {
        return new GrpcListener(Host.real(), new Address("127.0.0.1", port), endpoint, Limits.USUAL, Tls.off());
    }

    private Endpoint receiver(ReliableChannel channel) {
        Endpoint endpoint = new Endpoint(Limits.USUAL);
        new IncomingChannels(Host.real(), endpoint, new FencingTokens()::admit)
                .accept(channel, new MessageCodec<>(TestMessage.class), new MessageHandler<>() {
                    @Override
                    public void take(TestMessage letter) {
                        received.add((TestMessage.Count) letter);
                        begun.countDown();
                    }

                    @Override
                    public void lost(MillraceException fault) {
                        lost.add(fault);
                    }
                });
        return endpoint;
    }

    @Test
    void a_connection_that_breaks_loses_and_repeats_no_message() throws Exception {
        ReliableChannel channel = ReliableChannel.of(Host.real(), "job 7");
        Endpoint endpoint = receiver(channel);
        GrpcListener first = listen(0, endpoint);
        try (GrpcCalls calls = new GrpcCalls(Host.real(), Limits.USUAL, Tls.off());
                MessageSender<TestMessage> outgoing = new MessageSender<>(
                        new MessageSender.Means(Host.real(), calls, RETRY_POLICY),
                        new Address("localhost", first.port()),
                        channel,
                        new MessageCodec<>(TestMessage.class),
                        () -> FencingToken.of(1),
                        lost::add)) {
            List<CompletableFuture<Void>> senders = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> CompletableFuture.runAsync(() -> {
                        for (int number = 0; number < EACH; number++)
                            outgoing.send(new TestMessage.Count(sender, number));
                    }))
                    .toList();
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            first.close();
            try (GrpcListener second = listen(first.port(), endpoint)) {
                for (CompletableFuture<Void> sender : senders) sender.get(30, TimeUnit.SECONDS);
                outgoing.delivered().get(60, TimeUnit.SECONDS);
                assertThat(second.port()).isEqualTo(first.port());
            }
        }

        assertThat(lost).isEmpty();
        for (int sender = 0; sender < SENDERS; sender++) {
            int from = sender;
            assertThat(received.stream().filter(count -> count.sender() == from).map(TestMessage.Count::number))
                    .containsExactlyElementsOf(IntStream.range(0, EACH).boxed().toList());
        }
    }
}
