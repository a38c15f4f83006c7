package dev.millrace.cluster.crew;

import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.artifact.Artifact;
import dev.millrace.cluster.artifact.ArtifactStore;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.ledger.Books;
import dev.millrace.cluster.ledger.JobResult;
import dev.millrace.cluster.ledger.SnapshotPointer;
import dev.millrace.cluster.ledger.StoredJob;
import dev.millrace.cluster.roster.Worker;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.job.Fleet;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.Workplace;
import dev.millrace.runtime.job.Workplaces;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workers of a coordinator, as the jobs that it runs share them. Any thread.
///
/// A slot is room for one subtask of each vertex of a region. Slots are given out one by one to the worker that has the
/// most free, so that jobs spread out.
public final class ClusterFleet implements Fleet {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterFleet.class);
    /// Of jobs that have ended, how many are known to whoever takes over.
    private static final int RESULTS_MAX = 100;
    /// Who waits for slots looks so often.
    private static final long LOOK_NANOS = 20_000_000;

    private final RemoteWorkplace.Means means;
    private final ArtifactStore artifacts;
    private final Books books;
    private final Address self;
    /// By name.
    private final Map<String, Worker> workers = new TreeMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final List<Job> jobs = new ArrayList<>();

    /// @param artifacts from which workers fetch jobs and their jars
    /// @param books in which jobs are noted
    /// @param self where this coordinator is called
    public ClusterFleet(RemoteWorkplace.Means means, ArtifactStore artifacts, Books books, Address self) {
        this.means = means;
        this.artifacts = artifacts;
        this.books = books;
        this.self = self;
    }

    /// There is another worker.
    public synchronized void came(Worker worker) {
        workers.put(worker.name(), worker);
        taken.put(worker.name(), 0);
    }

    /// A worker is gone, with all that ran there.
    public void lost(Worker worker, MillraceException fault) {
        List<Job> told;
        synchronized (this) {
            workers.remove(worker.name());
            taken.remove(worker.name());
            told = List.copyOf(jobs);
        }
        for (Job job : told) job.lost(worker, fault);
    }

    /// How many slots there are, taken ones too.
    public synchronized int slots() {
        return workers.values().stream().mapToInt(Worker::slots).sum();
    }

    @Override
    public Workplaces begin(JobID id, JobSpec spec) {
        Artifact written = Awaited.get(means.host(), artifacts.put(JobForm.write(spec)));
        List<Artifact> jars = new ArrayList<>();
        for (Path jar : jars(spec.userLoader())) jars.add(put(jar));
        StoredJob stored = new StoredJob(id.toHexString(), spec.name(), written, jars);
        hold(stored);
        books.note(ledger -> ledger.add(stored));
        return open(stored, id, spec);
    }

    @Override
    public Workplaces resume(JobID id, JobSpec spec) {
        StoredJob stored = books.read(ledger -> ledger.job(id.toHexString()))
                .orElseThrow(() -> ClusterFaults.LEDGER_RULE
                        .what("job %s is none that must run", id)
                        .fix("please report this with the coordinator's log"));
        hold(stored);
        return open(stored, id, spec);
    }

    /// Keeps what workers need of a job.
    public void hold(StoredJob job) {
        List<String> needed = new ArrayList<>(List.of(job.spec().hash()));
        for (Artifact jar : job.jars()) needed.add(jar.hash());
        Awaited.get(means.host(), artifacts.hold(job.id(), needed));
    }

    private Job open(StoredJob stored, JobID id, JobSpec spec) {
        Job job = new Job(id, spec, new CrewCall.Program(stored.spec(), stored.jars(), self.toString()));
        synchronized (this) {
            jobs.add(job);
        }
        return job;
    }

    /// Where the classes of a program are that has a loader of its own. Others are in all processes.
    private static List<Path> jars(ClassLoader loader) {
        List<Path> jars = new ArrayList<>();
        if (loader == ClusterFleet.class.getClassLoader() || loader == ClassLoader.getSystemClassLoader()) return jars;
        if (!(loader instanceof URLClassLoader program)) return jars;
        for (URL each : program.getURLs())
            if (each.getProtocol().equals("file") && each.getPath().endsWith(".jar"))
                jars.add(Path.of(URI.create(each.toString())));
        return jars;
    }

    private Artifact put(Path jar) {
        try (InputStream bytes = means.host().disk().read(jar, 0)) {
            return Awaited.get(means.host(), artifacts.put(bytes));
        } catch (IOException unreadable) {
            throw ClusterFaults.ARTIFACT_IO
                    .what("the jar %s of the program cannot be read", jar)
                    .cause(unreadable)
                    .fix("see that it is there, and hand the program in again");
        }
    }

    /// Waits until there are enough slots.
    ///
    /// @param isWanted whether somebody still does
    private List<Worker> await(int slots, Duration patience, BooleanSupplier isWanted) {
        long began = means.host().clock().nanos();
        while (true) {
            List<Worker> given = take(slots);
            if (!given.isEmpty()) return given;
            if (!isWanted.getAsBoolean() || means.host().clock().nanos() - began > patience.toNanos())
                throw noRoom(slots, patience);
            means.host().threads().park(LOOK_NANOS);
        }
    }

    /// Takes slots, or none if there are not enough.
    private synchronized List<Worker> take(int slots) {
        if (free() < slots) return List.of();
        List<Worker> given = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            Worker best = null;
            for (Worker worker : workers.values()) if (best == null || free(worker) > free(best)) best = worker;
            if (best == null) throw Check.broken("%d slots were free, and no worker has one", slots);
            taken.merge(best.name(), 1, Integer::sum);
            given.add(best);
        }
        return given;
    }

    private int free(Worker worker) {
        return worker.slots() - taken.getOrDefault(worker.name(), 0);
    }

    private int free() {
        return workers.values().stream().mapToInt(this::free).sum();
    }

    private synchronized MillraceException noRoom(int slots, Duration patience) {
        return ClusterFaults.NO_ROOM
                .what("%d slots are needed, and %d are free", slots, free())
                .why("there are %d workers, and none came in %d s", workers.size(), patience.toSeconds())
                .fix(
                        "start more workers, let the job have a smaller parallelism, or wait longer (%s)",
                        JobManagerOptions.SLOT_REQUEST_TIMEOUT.key());
    }

    private synchronized void give(List<Worker> back) {
        for (Worker worker : back) {
            // Another of that name has all its slots.
            if (worker.equals(workers.get(worker.name()))) taken.merge(worker.name(), -1, Integer::sum);
        }
    }

    private synchronized Map<String, String> doors() {
        Map<String, String> doors = new HashMap<>();
        workers.forEach((name, worker) -> doors.put(name, worker.host() + ":" + worker.dataPort()));
        return doors;
    }

    /// Where an attempt at a region runs.
    private record Placed(List<Worker> slots, List<RemoteWorkplace> places) {}

    /// Where one job may run.
    private final class Job implements Workplaces {
        private final JobID id;
        private final JobSpec spec;
        private final CrewCall.Program program;
        /// By the region.
        private final Map<Integer, Placed> placed = new HashMap<>();
        /// All that know the job.
        private final Set<Worker> used = new HashSet<>();
        private volatile boolean isGivenUp;
        private volatile boolean hasEnded;

        Job(JobID id, JobSpec spec, CrewCall.Program program) {
            this.id = id;
            this.spec = spec;
            this.program = program;
        }

        @Override
        public Map<Integer, Workplace> place(Region region) {
            int width = region.graph().vertices().stream()
                    .mapToInt(Vertex::parallelism)
                    .max()
                    .orElse(0);
            if (width == 0) return Map.of();
            List<Worker> given = ClusterFleet.this.await(
                    width, spec.configuration().get(JobManagerOptions.SLOT_REQUEST_TIMEOUT), () -> !isGivenUp);
            Map<Worker, RemoteWorkplace> byWorker = new HashMap<>();
            RemoteWorkplace.JobAway away = new RemoteWorkplace.JobAway(id.toHexString(), spec.name(), program, doors());
            for (Worker worker : given)
                byWorker.computeIfAbsent(worker, each -> new RemoteWorkplace(means, each, away));
            synchronized (this) {
                placed.put(region.number(), new Placed(given, List.copyOf(byWorker.values())));
                used.addAll(given);
            }
            Map<Integer, Workplace> members = new HashMap<>();
            for (Vertex vertex : region.graph().vertices())
                for (int i = 0; i < vertex.parallelism(); i++)
                    members.put(region.member(vertex, i), byWorker.get(given.get(i)));
            return members;
        }

        @Override
        public void giveUp() {
            isGivenUp = true;
        }

        @Override
        public void vacate(Region region) {
            Placed gone;
            synchronized (this) {
                gone = placed.remove(region.number());
            }
            if (gone != null) give(gone.slots);
        }

        void lost(Worker worker, MillraceException fault) {
            List<RemoteWorkplace> gone = new ArrayList<>();
            synchronized (this) {
                used.remove(worker);
                for (Placed each : placed.values())
                    for (RemoteWorkplace place : each.places) if (place.name().equals(worker.name())) gone.add(place);
            }
            for (RemoteWorkplace each : gone) each.lost(fault);
        }

        @Override
        public void complete(long checkpoint, SnapshotPlace place) {
            SnapshotPointer pointer = new SnapshotPointer(checkpoint, place.address());
            books.note(ledger -> ledger.point(id.toHexString(), pointer));
        }

        @Override
        public void ended(JobStatus how, @Nullable Throwable failure) {
            JobResult result = JobResult.of(
                    id.toHexString(),
                    spec.name(),
                    how,
                    failure,
                    means.host().clock().millis());
            books.note(ledger -> ledger.end(result));
            hasEnded = true;
        }

        @Override
        public void close() {
            List<Worker> told;
            synchronized (this) {
                told = List.copyOf(used);
                used.clear();
            }
            for (Worker worker : told) RemoteWorkplace.forget(means, worker, id.toHexString());
            synchronized (ClusterFleet.this) {
                jobs.remove(this);
            }
            // Else another coordinator goes on with it, and needs them.
            if (hasEnded) cleanUp();
        }

        private void cleanUp() {
            var unused = artifacts.release(id.toHexString());
            try {
                books.note(ledger -> ledger.cleaned(id.toHexString(), RESULTS_MAX));
            } catch (MillraceException left) {
                LOG.warn("whoever leads tidies up behind job '{}' ({})", spec.name(), id, left);
            }
        }
    }
}
