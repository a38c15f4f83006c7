package dev.millrace.cluster.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.TestCall.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests calls over each carrier.
final class CallsTest {
    private static final Fault PLANTED = new Fault(9876, Category.USER, "planted");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Limits LIMITS = new Limits(100_000, 3, Duration.ofSeconds(5));

    enum Carrier {
        LOCAL,
        GRPC
    }

    private final List<AutoCloseable> open = new ArrayList<>();
    private final LinkedBlockingQueue<FencingToken> tokens = new LinkedBlockingQueue<>();
    private final CompletableFuture<TestCall.Done> pending = new CompletableFuture<>();
    private Calls calls;
    private Address address;

    private void begin(Carrier carrier) {
        Endpoint endpoint = new Endpoint(LIMITS);
        endpoint.answer(TestCall.Ask.class, (ask, token) -> {
            tokens.add(token);
            return CompletableFuture.completedFuture(
                    new TestCall.Told(ask.text() + ask.mood(), ask.inner(), ask.shape(), ask.bytes().length));
        });
        endpoint.answer(TestCall.Fail.class, (fail, _) -> {
            if (!fail.isCoded()) throw new IllegalStateException("plain");
            return CompletableFuture.failedFuture(
                    PLANTED.what("100% gone").why("so").fix("that"));
        });
        endpoint.answer(TestCall.Never.class, (_, _) -> pending);
        endpoint.answer(
                TestCall.Large.class,
                (large, _) -> CompletableFuture.completedFuture(new TestCall.Bulk(new byte[large.bytes()])));
        if (carrier == Carrier.GRPC) {
            GrpcListener listener =
                    new GrpcListener(Host.real(), new Address("127.0.0.1", 0), endpoint, LIMITS, Tls.off());
            open.add(listener);
            address = new Address("localhost", listener.port());
            calls = new GrpcCalls(Host.real(), LIMITS, Tls.off());
        } else {
            LocalCalls local = new LocalCalls(Host.real(), LIMITS);
            address = new Address("here", 1);
            local.open(address, endpoint);
            calls = local;
        }
        open.add(calls);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open.reversed()) one.close();
    }

    private <R extends Record> CompletableFuture<R> send(Call<R> call) {
        return calls.send(address, call, FencingToken.NONE, LONG);
    }

    private static MillraceException fault(CompletableFuture<?> answer) {
        try {
            throw new AssertionError("it was answered: " + answer.join());
        } catch (CompletionException failed) {
            return (MillraceException) failed.getCause();
        }
    }

    private static TestCall.Ask ask(String text) {
        return new TestCall.Ask(
                text,
                List.of(new TestCall.Inner("a", 1), new TestCall.Inner("b", Long.MIN_VALUE)),
                Map.of("x", 1, "y", -2),
                new byte[5000],
                TestCall.Mood.CROSS,
                new Shape.Square(2.5));
    }

    @ParameterizedTest
    @EnumSource
    void messages_come_back_as_they_were_with_their_token(Carrier carrier) {
        begin(carrier);
        FencingToken token = new FencingToken(7, "job", 3);

        TestCall.Told told = calls.send(address, ask("žluť "), token, LONG).join();

        assertThat(told.text()).isEqualTo("žluť CROSS");
        assertThat(told.inner()).containsExactly(new TestCall.Inner("a", 1), new TestCall.Inner("b", Long.MIN_VALUE));
        assertThat(told.shape()).isEqualTo(new Shape.Square(2.5));
        assertThat(told.bytes()).isEqualTo(5000);
        assertThat(tokens).containsExactly(token);
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_comes_out_as_the_same_with_the_peer_as_its_place(Carrier carrier) {
        begin(carrier);
        MillraceException fault = fault(send(new TestCall.Fail(true)));

        assertThat(fault.fault()).isEqualTo(PLANTED);
        assertThat(fault.what()).isEqualTo("100% gone");
        assertThat(fault.why()).isEqualTo("so");
        assertThat(fault.fix()).isEqualTo("that");
        assertThat(fault.where()).isEqualTo("at " + address);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_thrown_without_a_code_gets_one(Carrier carrier) {
        begin(carrier);
        MillraceException fault = fault(send(new TestCall.Fail(false)));

        assertThat(fault.fault()).isEqualTo(ClusterFaults.CALL_FAILED);
        assertThat(fault.why()).contains("IllegalStateException: plain");
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_that_does_not_come_is_late(Carrier carrier) {
        begin(carrier);
        var answer = calls.send(address, new TestCall.Never(), FencingToken.NONE, Duration.ofMillis(100));

        assertThat(fault(answer).fault()).isEqualTo(ClusterFaults.LATE);
    }

    @ParameterizedTest
    @EnumSource
    void more_calls_than_allowed_at_once_are_refused_until_some_are_answered(Carrier carrier) {
        begin(carrier);
        List<CompletableFuture<TestCall.Done>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) all.add(send(new TestCall.Never()));

        CompletableFuture<Object> refused = CompletableFuture.anyOf(all.toArray(CompletableFuture[]::new));
        assertThat(fault(refused).fault()).isEqualTo(ClusterFaults.BUSY);
        pending.complete(new TestCall.Done());
        assertThat(all.stream().filter(one -> succeeds(one)).count()).isEqualTo(3);
        assertThat(send(ask("again")).join().text()).isEqualTo("againCROSS");
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_that_never_comes_keeps_no_place_longer_than_its_caller_waits(Carrier carrier) {
        begin(carrier);
        for (int i = 0; i < 3; i++) {
            var answer = calls.send(address, new TestCall.Never(), FencingToken.NONE, Duration.ofMillis(300));
            assertThat(fault(answer).fault()).isEqualTo(ClusterFaults.LATE);
        }
        var cancelled = send(new TestCall.Never());
        cancelled.cancel(false);

        assertThat(answeredSoon(ask("again"))).isEqualTo("againCROSS");
        pending.complete(new TestCall.Done());
        assertThat(send(ask("later")).join().text()).isEqualTo("laterCROSS");
    }

    /// Retries while the endpoint is busy, because it may learn late that a caller has stopped waiting.
    private String answeredSoon(TestCall.Ask ask) {
        long due = System.nanoTime() + LONG.toNanos();
        while (true) {
            CompletableFuture<TestCall.Told> answer = send(ask);
            if (succeeds(answer)) return answer.join().text();
            MillraceException fault = fault(answer);
            if (System.nanoTime() > due) throw fault;
            assertThat(fault.fault()).isEqualTo(ClusterFaults.BUSY);
        }
    }

    private static boolean succeeds(CompletableFuture<?> answer) {
        return answer.handle((_, failure) -> failure == null).join();
    }

    @ParameterizedTest
    @EnumSource
    void messages_that_are_too_large_are_refused_on_both_ways(Carrier carrier) {
        begin(carrier);
        var ask = new TestCall.Ask("", List.of(), Map.of(), new byte[100_001], TestCall.Mood.CALM, new Shape.Circle(1));

        assertThat(fault(send(ask)).fault()).isEqualTo(ClusterFaults.TOO_LARGE);
        MillraceException answer = fault(send(new TestCall.Large(100_001)));
        assertThat(answer.fault()).isEqualTo(ClusterFaults.TOO_LARGE);
        assertThat(answer.where()).isEqualTo("at " + address);
        assertThat(send(new TestCall.Large(90_000)).join().bytes()).hasSize(90_000);
    }

    @ParameterizedTest
    @EnumSource
    void a_call_that_nobody_answers_there_is_told_so(Carrier carrier) {
        begin(carrier);
        assertThat(fault(send(new TestCall.Nobody())).fault()).isEqualTo(ClusterFaults.UNKNOWN_CALL);
    }

    @ParameterizedTest
    @EnumSource
    void a_process_that_is_gone_is_unreachable(Carrier carrier) throws Exception {
        begin(carrier);
        send(ask("x")).join();
        if (calls instanceof LocalCalls local) local.close(address);
        else open.getFirst().close();

        assertThat(fault(send(ask("y"))).fault()).isEqualTo(ClusterFaults.UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource
    void what_could_become_any_object_is_no_message(Carrier carrier) {
        begin(carrier);
        assertThat(fault(send(new TestCall.Loose("x"))).fault()).isEqualTo(ClusterFaults.NOT_A_MESSAGE);
    }

    @ParameterizedTest
    @EnumSource
    void many_callers_get_each_their_own_answer(Carrier carrier) {
        begin(carrier);
        List<CompletableFuture<String>> texts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            texts.add(send(ask(i + " ")).thenApply(TestCall.Told::text));
            // The endpoint accepts at most three calls at once.
            if (texts.size() % 3 == 0) texts.forEach(CompletableFuture::join);
        }
        for (int i = 0; i < texts.size(); i++) assertThat(texts.get(i).join()).isEqualTo(i + " CROSS");
    }

    @ParameterizedTest
    @EnumSource
    void a_call_to_a_port_that_nobody_has_fails(Carrier carrier) {
        begin(carrier);
        assertThatThrownBy(() -> calls.send(new Address("localhost", 1), new TestCall.Never(), FencingToken.NONE, LONG)
                        .join())
                .hasMessageContaining(ClusterFaults.UNREACHABLE.code());
    }
}
