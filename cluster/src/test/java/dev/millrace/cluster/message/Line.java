package dev.millrace.cluster.message;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.FencingTokens;
import dev.millrace.cluster.call.MessageCodec;
import dev.millrace.cluster.call.Limits;
import dev.millrace.cluster.call.LocalCalls;
import dev.millrace.cluster.stage.Stage;
import dev.millrace.cluster.stage.CallFaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Connects two processes on a [Stage] by a channel.
final class Line {
    static final Address HERE = new Address("here", 1);
    static final Address THERE = new Address("there", 2);
    static final MessageCodec<TestMessage> FORM = new MessageCodec<>(TestMessage.class);
    static final RetryPolicy RETRY_POLICY = new RetryPolicy(
            Duration.ofSeconds(2),
            Duration.ofMillis(10),
            Duration.ofSeconds(1),
            Duration.ofHours(10),
            7,
            10_000,
            1 << 20);

    final Stage stage;
    final LocalCalls local;
    final CallFaults faults;
    final FencingTokens tokens = new FencingTokens();
    final Endpoint endpoint = new Endpoint(new Limits(100_000, 1_000, Duration.ofSeconds(1)));
    final IncomingChannels incoming;
    final ReliableChannel channel;
    final List<TestMessage> received = new ArrayList<>();
    final List<MillraceException> lostThere = new ArrayList<>();
    final List<MillraceException> lostHere = new ArrayList<>();
    FencingToken token = new FencingToken(1, "job", 1);
    /// The action of the receiver on each message, before it records the message.
    Consumer<TestMessage> acting = _ -> {};

    Line(long seed) {
        stage = new Stage(seed);
        local = new LocalCalls(stage, new Limits(100_000, 1_000, Duration.ofSeconds(1)));
        local.open(THERE, endpoint);
        faults = new CallFaults(stage, local);
        incoming = new IncomingChannels(stage, endpoint, tokens::admit);
        channel = ReliableChannel.of(stage, "job 7");
    }

    MessageHandler<TestMessage> handler() {
        return new MessageHandler<>() {
            @Override
            public void take(TestMessage letter) {
                acting.accept(letter);
                received.add(letter);
            }

            @Override
            public void lost(MillraceException fault) {
                lostThere.add(fault);
            }
        };
    }

    void accept() {
        incoming.accept(channel, FORM, handler());
    }

    MessageSender<TestMessage> outgoing(RetryPolicy retryPolicy) {
        return new MessageSender<>(
                new MessageSender.Means(stage, faults.from(HERE), retryPolicy),
                THERE,
                channel,
                FORM,
                () -> token,
                lostHere::add);
    }

    /// Parks the running thread of the stage.
    void pass(Duration span) {
        long due = stage.nanos() + span.toNanos();
        for (long left = span.toNanos(); left > 0; left = due - stage.nanos()) stage.park(left);
    }

    /// Returns the numbers of a sender's messages in the order of arrival.
    List<Integer> numbers(int sender) {
        return received.stream()
                .filter(letter -> letter instanceof TestMessage.Count count && count.sender() == sender)
                .map(letter -> ((TestMessage.Count) letter).number())
                .toList();
    }
}
