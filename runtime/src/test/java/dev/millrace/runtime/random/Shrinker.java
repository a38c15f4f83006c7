package dev.millrace.runtime.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Shrinks a failing pipeline: removes steps and items as long as the pipeline fails.
final class Shrinker {
    private final Predicate<Pipeline> isFailing;

    /// Creates a shrinker.
    ///
    /// @param isFailing returns whether a pipeline still has the failure
    Shrinker(Predicate<Pipeline> isFailing) {
        this.isFailing = isFailing;
    }

    Pipeline shrink(Pipeline failing) {
        Pipeline smallest = failing;
        while (true) {
            Pipeline smaller = smaller(smallest);
            if (smaller == null) return smallest;
            smallest = smaller;
        }
    }

    private Pipeline smaller(Pipeline pipeline) {
        for (Pipeline each : smallerOnes(pipeline)) {
            if (isDetermined(each) && isFailing.test(each)) return each;
        }
        return null;
    }

    private static boolean isDetermined(Pipeline pipeline) {
        Settings settings = pipeline.settings();
        Flow flow = pipeline.input().flow(settings.isBatch(), settings.isReusing());
        return isDetermined(flow, pipeline.steps());
    }

    private static boolean isDetermined(Flow start, List<Step> steps) {
        Flow flow = start;
        for (Step step : steps) {
            if (step instanceof Merged merged
                    && !isDetermined(
                            merged.branch().start(flow), merged.branch().steps())) {
                return false;
            }
            if (!step.isDetermined(flow)) return false;
            flow = step.interpret(flow);
        }
        return true;
    }

    private static List<Pipeline> smallerOnes(Pipeline pipeline) {
        List<Pipeline> all = new ArrayList<>();
        for (List<Step> steps : smallerSteps(pipeline.steps())) {
            all.add(new Pipeline(pipeline.seed(), pipeline.settings(), pipeline.input(), steps));
        }
        for (Input input : smallerInputs(pipeline.input())) {
            all.add(new Pipeline(pipeline.seed(), pipeline.settings(), input, pipeline.steps()));
        }
        return all;
    }

    private static List<List<Step>> smallerSteps(List<Step> steps) {
        // Removes halves first, so that large lists shrink fast.
        List<List<Step>> all = new ArrayList<>(without(steps));
        for (int i = 0; i < steps.size(); i++) {
            if (!(steps.get(i) instanceof Merged merged)) continue;
            for (Branch branch : smallerBranches(merged.branch())) {
                List<Step> changed = new ArrayList<>(steps);
                changed.set(i, merged.with(branch));
                all.add(changed);
            }
        }
        return all;
    }

    private static List<Branch> smallerBranches(Branch branch) {
        List<Branch> all = new ArrayList<>();
        for (List<Step> steps : without(branch.steps())) all.add(new Branch(branch.source(), steps));
        branch.source().ifPresent(source -> {
            for (Input input : smallerInputs(source)) {
                all.add(new Branch(Optional.of(input), branch.steps()));
            }
        });
        return all;
    }

    private static List<Input> smallerInputs(Input input) {
        if (input.kind() == Input.Kind.SEQUENCE) return List.of();
        List<Input> all = new ArrayList<>();
        for (List<Item> items : without(input.items())) {
            all.add(new Input(input.kind(), items, input.time(), input.place()));
        }
        return all;
    }

    // Halves first, so that large lists shrink fast.
    private static <T> List<List<T>> without(List<T> list) {
        List<List<T>> all = new ArrayList<>();
        int half = list.size() / 2;
        if (half > 1) all.add(list.subList(0, half));
        if (half > 1) all.add(list.subList(half, list.size()));
        for (int i = 0; i < list.size(); i++) {
            List<T> shorter = new ArrayList<>(list);
            shorter.remove(i);
            all.add(shorter);
        }
        return all;
    }
}
