package dev.millrace.runtime.job.run;

import dev.millrace.api.plan.Operation;
import dev.millrace.graph.ChainLink;
import dev.millrace.graph.Edge;
import dev.millrace.graph.Exit;
import dev.millrace.graph.Explanation;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.job.SubtaskCounters;
import dev.millrace.runtime.job.SubtaskLives;
import dev.millrace.runtime.job.SubtaskState;
import dev.millrace.runtime.job.view.SubtaskView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.stats.ProcessAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Creates views of a job's vertices.
public final class JobViews {
    private static final SubtaskMetrics.Reading NOTHING = new SubtaskMetrics().read();

    private JobViews() {}

    /// Returns the views of a job that does not run; all subtasks are in the state CREATED.
    public static List<VertexView> of(JobGraph graph) {
        List<VertexView> views = new ArrayList<>();
        for (Vertex vertex : graph.vertices()) {
            List<SubtaskView> subtasks = new ArrayList<>();
            for (int i = 0; i < vertex.parallelism(); i++)
                subtasks.add(new SubtaskView(i, 0, SubtaskState.CREATED, Map.of(), ProcessAddress.NOWHERE, NOTHING));
            views.add(view(graph, vertex, subtasks));
        }
        return views;
    }

    static List<VertexView> of(JobGraph graph, Regions regions, SubtaskLives lives) {
        Map<Integer, List<SubtaskView>> subtasks = new HashMap<>();
        for (RegionRun each : regions) {
            Map<Integer, SubtaskCounters> counters = each.counters();
            for (Vertex vertex : each.region().graph().vertices()) {
                List<SubtaskView> views = new ArrayList<>();
                for (int i = 0; i < vertex.parallelism(); i++) {
                    int member = each.region().member(vertex, i);
                    SubtaskCounters own = counters.get(member);
                    SubtaskMetrics.Reading reading =
                            own == null ? NOTHING : own.reading().get();
                    SubtaskLives.Known known = lives.of(member);
                    views.add(
                            new SubtaskView(i, known.attempt(), known.state(), known.times(), known.place(), reading));
                }
                subtasks.put(vertex.id(), views);
            }
        }
        List<VertexView> views = new ArrayList<>();
        for (Vertex vertex : graph.vertices())
            views.add(view(graph, vertex, subtasks.getOrDefault(vertex.id(), List.of())));
        return views;
    }

    private static VertexView view(JobGraph graph, Vertex vertex, List<SubtaskView> subtasks) {
        List<String> operators = new ArrayList<>();
        addOperators(vertex.head(), operators);
        List<VertexView.Input> inputs = new ArrayList<>();
        for (Edge edge : graph.edges()) {
            if (edge.to() != vertex.id()) continue;
            for (Vertex sender : graph.vertices())
                if (sender.id() == edge.from())
                    inputs.add(new VertexView.Input(id(sender), Explanation.strategy(edge.partitioning())));
        }
        return new VertexView(
                id(vertex),
                vertex.name(),
                vertex.slotSharingGroup(),
                vertex.parallelism(),
                vertex.maxParallelism(),
                operators,
                usesEventTime(vertex.head()),
                inputs,
                subtasks);
    }

    private static void addOperators(ChainLink link, List<String> names) {
        names.add(link.step().name());
        for (Exit exit : link.exits()) if (exit instanceof Exit.Chained chained) addOperators(chained.next(), names);
    }

    private static boolean usesEventTime(ChainLink link) {
        boolean isOwn = switch (link.step().operation()) {
            case Operation.Window window -> window.window().assigner().isEventTime();
            case Operation.CoGroup group -> group.window().assigner().isEventTime();
            case Operation.WindowJoin join -> join.window().assigner().isEventTime();
            case Operation.IntervalJoin _ -> true;
            default -> false;
        };
        return isOwn
                || link.exits().stream()
                        .anyMatch(exit -> exit instanceof Exit.Chained chained && usesEventTime(chained.next()));
    }

    private static String id(Vertex vertex) {
        return vertex.head().uid();
    }
}
