package dev.millrace.cluster.deploy;

import dev.millrace.api.execution.JobID;
import dev.millrace.base.fault.Check;
import dev.millrace.cluster.call.Address;
import dev.millrace.exchange.Ring;
import dev.millrace.exchange.Wakeup;
import dev.millrace.graph.Edge;
import dev.millrace.graph.Vertex;
import dev.millrace.network.ChannelEnd;
import dev.millrace.network.ChannelId;
import dev.millrace.network.DataPlane;
import dev.millrace.network.RemoteInput;
import dev.millrace.network.RemoteOutput;
import dev.millrace.network.codec.BatchCodec;
import dev.millrace.runtime.checkpoint.subtask.CheckpointGateway;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.deploy.Deployment;
import dev.millrace.runtime.job.deploy.DeploymentContext;
import dev.millrace.runtime.job.deploy.EdgeCodecs;
import dev.millrace.runtime.job.run.JobSite;
import dev.millrace.runtime.source.AlignmentGroups;
import dev.millrace.runtime.source.SourceHome;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Connects the subtasks of a deployment in this process to those in other processes. Thread-safe.
final class RemoteDeploymentContext implements DeploymentContext, AutoCloseable {
    private static final int RING = 8;

    private final DeploymentCall.Deploy call;
    private final Layout layout;
    private final JobSite site;
    private final DataPlane plane;
    private final CheckpointGateway gateway;
    private final Deployment.Owner owner;
    private final Consumer<DeploymentEvent> events;
    private final EdgeCodecs edges;
    private final JobID job;
    private final AlignmentGroups alignment;
    private final Map<Integer, RemoteSourceHome> homes = new ConcurrentHashMap<>();
    private final List<RemoteOutput> remoteOutputs = new CopyOnWriteArrayList<>();
    private final List<RemoteInput> remoteInputs = new CopyOnWriteArrayList<>();

    RemoteDeploymentContext(
            DeploymentCall.Deploy call,
            Layout layout,
            JobSite site,
            DeploymentHost.Means means,
            CheckpointGateway gateway,
            Deployment.Owner owner,
            Consumer<DeploymentEvent> events) {
        this.call = call;
        this.layout = layout;
        this.site = site;
        this.plane = means.plane();
        this.gateway = gateway;
        this.owner = owner;
        this.events = events;
        this.edges = site.edges();
        this.job = JobID.fromHexString(call.deployment().job());
        this.alignment = new AlignmentGroups(
                call.deployment().toString(),
                means.host(),
                (group, lowest, intervalMillis) ->
                        events.accept(new DeploymentEvent.Reached(group, lowest, intervalMillis)));
        plane.fence(job, call.deployment().region(), call.deployment().attemptId());
    }

    @Override
    public CheckpointGateway checkpoints() {
        return gateway;
    }

    @Override
    public SourceHome<?> home(Vertex source) {
        return home(source.id());
    }

    RemoteSourceHome home(int vertex) {
        return homes.computeIfAbsent(vertex, _ -> new RemoteSourceHome(vertex, events));
    }

    @Override
    public AlignmentGroups alignment() {
        return alignment;
    }

    @Override
    public Ring to(Channel channel, Wakeup wakeup) {
        Edge edge = edge(channel);
        Region region = site.region(call.deployment().region(), call.sizes());
        int receiver = region.member(vertex(edge.to()), channel.to());
        Address dataAddress = layout.door(receiver);
        RemoteOutput remoteOutput = plane.remoteOutput(
                new InetSocketAddress(dataAddress.host(), dataAddress.port()), end(channel, edge, wakeup));
        remoteOutputs.add(remoteOutput);
        return remoteOutput.ring();
    }

    @Override
    public Ring from(Channel channel, Wakeup wakeup) {
        RemoteInput remoteInput = plane.remoteInput(end(channel, edge(channel), wakeup));
        remoteInputs.add(remoteInput);
        return remoteInput.ring();
    }

    private ChannelEnd end(Channel channel, Edge edge, Wakeup wakeup) {
        EdgeCodecs.Form form = edges.of(edge);
        BatchCodec codec =
                form.keys() == null ? BatchCodec.of(form.values()) : BatchCodec.of(form.values(), form.keys());
        ChannelId id = new ChannelId(
                job,
                call.deployment().region(),
                call.deployment().attemptId(),
                channel.edge(),
                channel.from(),
                channel.to());
        return new ChannelEnd(id, codec, RING, wakeup, owner::failed);
    }

    private Edge edge(Channel channel) {
        for (Edge each : site.graph().edges()) if (each.id() == channel.edge()) return each;
        throw Check.broken("there is no edge %d", channel.edge());
    }

    private Vertex vertex(int id) {
        for (Vertex each : site.graph().vertices()) if (each.id() == id) return each;
        throw Check.broken("there is no vertex %d", id);
    }

    /// Closes all channels, and drops the records in flight.
    @Override
    public void close() {
        alignment.close();
        remoteOutputs.forEach(RemoteOutput::close);
        remoteInputs.forEach(RemoteInput::close);
    }
}
