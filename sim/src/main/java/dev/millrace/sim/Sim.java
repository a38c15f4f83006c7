package dev.millrace.sim;

import dev.millrace.base.host.Host;
import dev.millrace.sim.cluster.ClusterSimulation;
import dev.millrace.sim.job.SimWorkload;
import dev.millrace.sim.scale.ScaleTable;
import dev.millrace.sim.world.Happening;
import dev.millrace.sim.world.SeedResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs many seeds or one for `./millrace sim`. Reports the seeds that failed, and what the seeds covered.
public final class Sim {
    private static final String USAGE = """
        usage: ./millrace sim --scale [FILE]
               ./millrace sim [--cluster] [--hashes] [--seeds N] [--from S] [--minutes M] [--seed S]
                             [--mistake NAME] [--job NAME]

        Runs the engine in simulated worlds, each of which follows from a seed: its job, its settings, its
        troubles, and the order of all that happens.

          --scale         what a coordinator needs for 10 to 1,000 workers, in minutes; FILE takes a drawing (SVG)
          --cluster       coordinators and workers on machines of their own, instead of one process
          --hashes        prints the hash of each seed's trace; it is the same in each process
          --seeds N       how many seeds, default 1000
          --from S        the first seed, default 1
          --minutes M     so long, however many seeds that are
          --seed S        one seed, told at length
          --mistake NAME  the engine makes this mistake, as the tests have it do
          --job NAME      only this job, such as MATCHES; otherwise each seed draws its job
        """;
    private static final String CLUSTER = "--cluster";
    private static final String HASHES = "--hashes";
    private static final Set<String> KNOWN = Set.of("--seeds", "--from", "--minutes", "--seed", "--mistake", "--job");

    private final boolean isCluster;
    private final boolean printsHashes;

    private Sim(boolean isCluster, boolean printsHashes) {
        this.isCluster = isCluster;
        this.printsHashes = printsHashes;
    }

    private SeedResult run(long seed, Set<String> mistakes) {
        return isCluster ? ClusterSimulation.run(seed, mistakes) : Simulation.run(seed, mistakes);
    }

    public static void main(String[] args) {
        Map<String, String> options = new HashMap<>();
        List<String> rest = new ArrayList<>(List.of(args));
        if (!rest.isEmpty() && rest.getFirst().equals("--scale") && rest.size() <= 2) {
            ScaleTable.print(rest.size() == 2 ? Path.of(rest.get(1)) : null);
            System.exit(0);
        }
        boolean isCluster = rest.remove(CLUSTER);
        boolean printsHashes = rest.remove(HASHES);
        for (int i = 0; i < rest.size(); i += 2) {
            if (!KNOWN.contains(rest.get(i)) || i + 1 == rest.size()) {
                System.err.print(USAGE);
                System.exit(rest.get(i).contains("help") || rest.get(i).equals("-h") ? 0 : 2);
            }
            options.put(rest.get(i), rest.get(i + 1));
        }
        System.exit(new Sim(isCluster, printsHashes).run(options) ? 0 : 1);
    }

    private boolean run(Map<String, String> options) {
        String job = options.get("--job");
        if (job != null)
            System.setProperty(SimWorkload.ONLY, SimWorkload.valueOf(job).name());
        String mistake = options.get("--mistake");
        Set<String> mistakes = mistake == null ? Set.of() : Set.of(mistake);
        String one = options.get("--seed");
        if (one != null) {
            SeedResult verdict = run(Long.parseLong(one), mistakes);
            System.out.print(verdict.story());
            return verdict.isGood();
        }
        long from = Long.parseLong(options.getOrDefault("--from", "1"));
        String minutes = options.get("--minutes");
        long seeds = minutes != null ? Long.MAX_VALUE : Long.parseLong(options.getOrDefault("--seeds", "1000"));
        long nanos = minutes == null ? Long.MAX_VALUE : (long) (Double.parseDouble(minutes) * 60e9);
        return runMany(from, seeds, nanos, mistakes);
    }

    private boolean runMany(long from, long seeds, long nanos, Set<String> mistakes) {
        long started = Host.real().clock().nanos();
        long ran = 0;
        long lives = 0;
        long bad = 0;
        Map<Happening, Long> happenings = new EnumMap<>(Happening.class);
        while (ran < seeds && Host.real().clock().nanos() - started < nanos) {
            long seed = from + ran++;
            SeedResult verdict = run(seed, mistakes);
            if (printsHashes) System.out.printf("seed %d: %016x%n", seed, verdict.hash());
            lives += verdict.lives();
            verdict.happenings().forEach((what, times) -> happenings.merge(what, (long) times, Long::sum));
            if (verdict.isGood()) continue;
            bad++;
            for (String line : List.of(verdict.story().split("\n")).subList(0, 2)) System.out.println(line);
        }
        Set<Happening> possible = isCluster ? EnumSet.allOf(Happening.class) : Happening.alone();
        for (Happening each : possible) System.out.printf("%,12d %s%n", happenings.getOrDefault(each, 0L), each);
        double seconds = (Host.real().clock().nanos() - started) / 1e9;
        System.out.printf("%d seeds with %d lives in %.1f s, %d went wrong%n", ran, lives, seconds, bad);
        return bad == 0;
    }
}
