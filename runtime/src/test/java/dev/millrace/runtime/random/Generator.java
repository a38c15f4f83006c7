package dev.millrace.runtime.random;

import dev.millrace.api.config.RuntimeExecutionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Generates a random pipeline from a seed. The generator draws each step again until the result of the step is
/// determined after the previous steps.
final class Generator {
    private static final int RECORDS_MAX = 400;

    private final SplittableRandom random;
    private final long seed;

    private Generator(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    static Pipeline pipeline(long seed) {
        return new Generator(seed).pipeline();
    }

    private Pipeline pipeline() {
        RuntimeExecutionMode mode = switch (below(10)) {
            case 0, 1 -> RuntimeExecutionMode.BATCH;
            case 2 -> RuntimeExecutionMode.AUTOMATIC;
            default -> RuntimeExecutionMode.STREAMING;
        };
        long bufferTimeout = pick(-2L, -2L, -1L, 0L, 1L);
        Settings settings = new Settings(mode, chance(3), !chance(5), bufferTimeout, 1 + below(3));
        Input input = input();
        List<Step> steps = steps(input.flow(settings.isBatch(), settings.isReusing()), 1 + below(6), true);
        return new Pipeline(seed, settings, input, steps);
    }

    private Input input() {
        Input.Kind kind = pick(Input.Kind.DATA, Input.Kind.TIMED, Input.Kind.TIMED, Input.Kind.SEQUENCE);
        int count = chance(8) ? below(3) : below(41);
        boolean isNumbered = kind == Input.Kind.SEQUENCE;
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < (isNumbered ? Math.max(1, count) : count); i++) {
            items.add(isNumbered ? Input.numbered(i) : item(i));
        }
        return new Input(kind, items, new Plain.AssignTime(true, 1 + below(20), single()), place());
    }

    /// Returns an item. The times of items mostly rise.
    private Item item(int number) {
        return Item.of(below(6), "w" + below(3), below(50), 16 + number * 2L + below(12));
    }

    private List<Step> steps(Flow start, int count, boolean areBranching) {
        List<Step> steps = new ArrayList<>();
        Flow flow = start;
        for (int i = 0; i < count; i++) {
            Step step = determined(flow, areBranching);
            Flow after = step.interpret(flow);
            if (after.events().size() > RECORDS_MAX) continue;
            steps.add(step);
            flow = after;
        }
        return steps;
    }

    private Step determined(Flow flow, boolean isBranching) {
        while (true) {
            Step step = isBranching && chance(3) ? merged(flow) : single(flow.known());
            if (step.isDetermined(flow)) return step;
        }
    }

    private Step single(Known known) {
        if (known.order() == Known.Order.ALL && chance(3)) return ordered();
        return switch (below(9)) {
            case 0, 1, 2 -> plain(known);
            case 3, 4 -> keyed();
            case 5, 6 -> timed();
            case 7 ->
                new Windowed.Counted(keyOrAll(), 1 + below(4), chance(2) ? 0 : 1 + below(3), any(Yield.class), place());
            default -> new Plain.AssignTime(chance(2), 1 + below(20), chance(2) ? single() : place());
        };
    }

    /// Draws a step whose result is often not determined after other steps.
    private Step ordered() {
        KeyKind key = any(KeyKind.class);
        return switch (below(5)) {
            case 0 -> new Keyed.Rolling(key, any(Shape.class), any(Keyed.Roll.class), place());
            case 1 -> new Keyed.Reduce(key, any(Combine.class), false, place());
            case 2 -> new Keyed.First(key, place());
            case 3 -> new Keyed.Pause(key, 1 + below(15), place());
            default -> timed();
        };
    }

    private Step plain(Known known) {
        return switch (below(10)) {
            case 0, 1 -> new Plain.Map(any(Plain.Change.class), any(Shape.class), place());
            case 2 -> new Plain.Filter(2 + below(4), place());
            case 3 -> new Plain.FlatMap(below(4), chance(2), place());
            case 4 -> new Plain.Split(2 + below(3), place());
            case 5, 6 -> new Plain.Spread(any(Plain.Way.class), place());
            case 7 -> new Plain.Spread(Plain.Way.FORWARD, new Place(known.parallelism(), any(Place.Chaining.class)));
            case 8 -> new Plain.Ask(chance(2), chance(4), place());
            default -> new Plain.WholePartition(chance(2), place());
        };
    }

    private Step keyed() {
        KeyKind key = any(KeyKind.class);
        return switch (below(9)) {
            case 0, 1 -> new Keyed.Rolling(key, any(Shape.class), any(Keyed.Roll.class), place());
            case 2, 3 -> new Keyed.Reduce(key, any(Combine.class), chance(2), place());
            case 4 -> new Keyed.First(key, place());
            case 5 -> new Keyed.Hoard(key, any(Keyed.Memory.class), place());
            case 6 -> new Keyed.Buckets(key, 1 + below(20), place());
            case 7 -> new Keyed.Pause(key, 1 + below(15), place());
            default -> new Keyed.KeyPartition(key, any(Keyed.Whole.class), place());
        };
    }

    private Step timed() {
        Windowed.Firing firing = chance(2) ? Windowed.Firing.USUAL : any(Windowed.Firing.class);
        return new Windowed.Timed(
                keyOrAll(),
                frame(),
                firing,
                chance(2) ? 0 : below(15),
                chance(3),
                chance(6) ? 1 + below(4) : 0,
                any(Yield.class),
                place());
    }

    private Frame frame() {
        return switch (below(3)) {
            case 0 -> {
                int size = 1 + below(25);
                yield new Frame.Tumbling(size, chance(2) ? 0 : below(size));
            }
            case 1 -> {
                int slide = 1 + below(10);
                yield new Frame.Sliding(chance(3) ? 1 + below(30) : slide * (1 + below(4)), slide);
            }
            default -> new Frame.Session(1 + below(12));
        };
    }

    private Step merged(Flow flow) {
        Branch branch = branch(flow);
        KeyKind key = any(KeyKind.class);
        return switch (below(8)) {
            case 0 -> new Merged.Union(branch, place());
            case 1 -> new Merged.Connect(any(Merged.Joint.class), branch, place());
            case 2, 3 -> new Merged.WindowJoin(key, frame(), chance(2), branch, place());
            case 4, 5 -> {
                int lower = below(20) - 10;
                yield new Merged.IntervalJoin(key, lower, lower + 2 + below(10), chance(2), chance(2), branch, place());
            }
            case 6 -> new Merged.CoBuckets(key, 1 + below(20), branch, place());
            default -> new Merged.Rules(chance(2), key, branch, place());
        };
    }

    private Branch branch(Flow stem) {
        Optional<Input> source = chance(2) ? Optional.of(input()) : Optional.empty();
        Known known = stem.known();
        Flow start = source.map(input -> input.flow(known.isBatch(), known.isReusing()))
                .orElse(stem);
        return new Branch(source, steps(start, below(3), false));
    }

    private Optional<KeyKind> keyOrAll() {
        return chance(5) ? Optional.empty() : Optional.of(any(KeyKind.class));
    }

    private Place place() {
        int parallelism = chance(3) ? 1 : chance(4) ? 1 + below(7) : 1 + below(3);
        return new Place(parallelism, chance(2) ? Place.Chaining.ALLOWED : any(Place.Chaining.class));
    }

    private Place single() {
        return new Place(1, Place.Chaining.ALLOWED);
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        E[] all = type.getEnumConstants();
        return all[below(all.length)];
    }

    @SafeVarargs
    private <T> T pick(T... options) {
        return options[below(options.length)];
    }
}
