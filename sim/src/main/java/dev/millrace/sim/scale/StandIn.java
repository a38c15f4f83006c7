package dev.millrace.sim.scale;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.MessageCodec;
import dev.millrace.cluster.deploy.DeploymentCall;
import dev.millrace.cluster.deploy.DeploymentId;
import dev.millrace.cluster.deploy.DeploymentEvent;
import dev.millrace.cluster.deploy.DeploymentCommand;
import dev.millrace.cluster.deploy.DeploymentFailure;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.cluster.message.MessageHandler;
import dev.millrace.cluster.message.IncomingChannels;
import dev.millrace.cluster.message.ReliableChannel;
import dev.millrace.cluster.message.MessageSender;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.cluster.registry.WorkerRegistration;
import dev.millrace.cluster.registry.ProcessRole;
import dev.millrace.cluster.registry.RegisteredWorker;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Stands in for a worker towards its coordinator: it registers, sends heartbeats, opens deployments, takes part in
/// checkpoints, and fails, but runs no subtasks. Thread-safe.
final class StandIn {
    private static final MessageCodec<DeploymentCommand> COMMAND_CODEC = new MessageCodec<>(DeploymentCommand.class);
    private static final MessageCodec<DeploymentEvent> EVENT_CODEC = new MessageCodec<>(DeploymentEvent.class);
    private static final long FILE_BYTES = 1_000;

    private final Wires wires;
    private final WiredStation station;
    private final IncomingChannels incoming;
    private final MessageSender.Means messages;
    private final SerialExecutor serial;
    private final RegisteredWorker worker;
    private final BegunSubtasks tally;
    private final Map<DeploymentId, ReliableChannel> deployments = new ConcurrentHashMap<>();

    /// Holds what all stand-ins share.
    ///
    /// @param coordinator the address of the coordinator
    record Shared(Host host, Wires wires, Address coordinator, Heartbeats.Pace pace, BegunSubtasks tally) {}

    StandIn(Shared shared, int number, int slots) {
        Address address = new Address("w" + number, 1);
        this.wires = shared.wires;
        this.tally = shared.tally;
        this.station = new WiredStation(wires, address);
        this.incoming = new IncomingChannels(shared.host, station.endpoint(), _ -> {});
        this.messages = new MessageSender.Means(shared.host, station.calls(), RetryPolicy.USUAL);
        station.endpoint().answer(DeploymentCall.Deploy.class, (call, fence) -> done(() -> open(call, fence)));
        station.endpoint()
                .answer(
                        DeploymentCall.Write.class,
                        (_, _) -> CompletableFuture.completedFuture(new DeploymentCall.Written(FILE_BYTES)));
        station.endpoint().answer(DeploymentCall.Close.class, (call, _) -> done(() -> close(call.deployment())));
        station.endpoint().answer(DeploymentCall.Forget.class, (_, _) -> done(() -> {}));
        this.serial = new SerialExecutor("stand-in " + number, shared.host, tally::broke);
        this.worker = new RegisteredWorker(
                "w" + number,
                number + 1,
                station.open(),
                "10.0.%d.%d".formatted(number >> 8, number & 0xFF),
                7_000,
                slots,
                Map.of());
        new WorkerRegistration(
                new ProcessRole(shared.host, station.calls(), station.endpoint(), serial),
                worker,
                () -> Optional.of(new Leader(shared.coordinator, 0)),
                WorkerRegistration.Patience.of(shared.pace),
                new WorkerRegistration.Listener() {
                    @Override
                    public void registered(long epoch, Address coordinator) {}

                    @Override
                    public CompletableFuture<Void> lost(MillraceException fault) {
                        tally.broke(fault);
                        return CompletableFuture.completedFuture(null);
                    }
                });
    }

    private static CompletableFuture<DeploymentCall.Done> done(Runnable work) {
        work.run();
        return CompletableFuture.completedFuture(new DeploymentCall.Done());
    }

    private void open(DeploymentCall.Deploy call, FencingToken fence) {
        ReliableChannel commands =
                new ReliableChannel(call.commands(), call.deployment().toString());
        MessageSender<DeploymentEvent> events = new MessageSender<>(
                messages,
                Address.of(call.program().coordinator()),
                new ReliableChannel(call.events(), call.deployment().toString()),
                EVENT_CODEC,
                () -> fence,
                _ -> {});
        deployments.put(call.deployment(), commands);
        incoming.accept(commands, COMMAND_CODEC, new StandInDeployment(call.members(), events));
    }

    private void close(DeploymentId deployment) {
        ReliableChannel commands = deployments.remove(deployment);
        if (commands != null) incoming.forget(commands);
    }

    /// Disconnects the stand-in, as if its process had failed.
    void die() {
        wires.close(worker.calls());
        serial.close(() -> {});
    }

    /// Answers the commands for one deployment.
    private final class StandInDeployment implements MessageHandler<DeploymentCommand> {
        private final List<Integer> members;
        private final MessageSender<DeploymentEvent> events;

        StandInDeployment(List<Integer> members, MessageSender<DeploymentEvent> events) {
            this.members = members;
            this.events = events;
        }

        @Override
        public void take(DeploymentCommand command) {
            switch (command) {
                case DeploymentCommand.Begin() -> tally.began(members.size());
                case DeploymentCommand.Announce announced ->
                    events.send(new DeploymentEvent.Taken(announced.member(), announced.checkpoint(), 0, 0, true));
                case DeploymentCommand.Cancel() -> {
                    for (int member : members)
                        events.send(
                                new DeploymentEvent.Ended(member, DeploymentFailure.NONE, Map.of(), nothing(member)));
                }
                default -> {}
            }
        }

        private static DeploymentEvent.Count nothing(int member) {
            return new DeploymentEvent.Count(member, 0, 0, 0, 0, 0, 0, 0, List.of());
        }

        @Override
        public void lost(MillraceException fault) {
            tally.broke(fault);
        }
    }
}
