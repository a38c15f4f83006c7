package dev.millrace.cluster.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.Fence;
import dev.millrace.cluster.call.Fences;
import dev.millrace.cluster.call.Form;
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

final class GrpcMailTest {
    private static final int SENDERS = 4;
    private static final int EACH = 500;
    private static final Terms TERMS = new Terms(
            Duration.ofSeconds(5),
            Duration.ofMillis(5),
            Duration.ofMillis(200),
            Duration.ofSeconds(60),
            20,
            10_000,
            1 << 20);

    private final Queue<Letter.Count> received = new ConcurrentLinkedQueue<>();
    private final Queue<MillraceException> lost = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(200);

    private GrpcListener listen(int port, Endpoint endpoint) {
        return new GrpcListener(Host.real(), new Address("127.0.0.1", port), endpoint, Limits.USUAL, Tls.off());
    }

    private Endpoint receiver(Lane lane) {
        Endpoint endpoint = new Endpoint(Limits.USUAL);
        new Incoming(Host.real(), endpoint, new Fences()::admit)
                .accept(lane, new Form<>(Letter.class), new Addressee<>() {
                    @Override
                    public void take(Letter letter) {
                        received.add((Letter.Count) letter);
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
        Lane lane = Lane.of(Host.real(), "job 7");
        Endpoint endpoint = receiver(lane);
        GrpcListener first = listen(0, endpoint);
        try (GrpcCalls calls = new GrpcCalls(Host.real(), Limits.USUAL, Tls.off());
                Outgoing<Letter> outgoing = new Outgoing<>(
                        new Outgoing.Means(Host.real(), calls, TERMS),
                        new Address("localhost", first.port()),
                        lane,
                        new Form<>(Letter.class),
                        () -> Fence.of(1),
                        lost::add)) {
            List<CompletableFuture<Void>> senders = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> CompletableFuture.runAsync(() -> {
                        for (int number = 0; number < EACH; number++) outgoing.send(new Letter.Count(sender, number));
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
            assertThat(received.stream().filter(count -> count.sender() == from).map(Letter.Count::number))
                    .containsExactlyElementsOf(IntStream.range(0, EACH).boxed().toList());
        }
    }
}
