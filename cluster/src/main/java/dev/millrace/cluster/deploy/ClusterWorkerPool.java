package dev.millrace.cluster.deploy;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Awaited;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.artifact.Artifact;
import dev.millrace.cluster.artifact.ArtifactStore;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.ledger.Ledger;
import dev.millrace.cluster.ledger.LedgerWriter;
import dev.millrace.cluster.ledger.StoredJob;
import dev.millrace.cluster.registry.RegisteredWorker;
import dev.millrace.runtime.job.deploy.WorkerPool;
import dev.millrace.runtime.job.deploy.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shares the workers of a coordinator among its jobs. Thread-safe.
///
/// A slot has room for one subtask of each vertex of a slot sharing group.
public final class ClusterWorkerPool implements WorkerPool {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterWorkerPool.class);
    /// The number of ended jobs that the ledger keeps for the next leader.
    private static final int RESULTS_MAX = 100;

    private final RemoteWorker.Means means;
    private final ArtifactStore artifacts;
    private final LedgerWriter ledgerWriter;
    private final Address self;
    private final SlotRequests slots;
    private final List<PooledJob> jobs = new ArrayList<>();

    /// @param artifacts the store from which workers fetch jobs and their jars
    /// @param ledgerWriter the writer of the ledger of jobs
    /// @param self the address of this coordinator for calls
    public ClusterWorkerPool(
            RemoteWorker.Means means, ArtifactStore artifacts, LedgerWriter ledgerWriter, Address self) {
        this.means = means;
        this.artifacts = artifacts;
        this.ledgerWriter = ledgerWriter;
        this.self = self;
        this.slots = new SlotRequests(means.host());
    }

    /// Adds a worker.
    public void came(RegisteredWorker worker) {
        slots.came(worker);
    }

    /// Removes a worker, and fails all deployments there.
    public void lost(RegisteredWorker worker, MillraceException fault) {
        slots.lost(worker);
        List<PooledJob> told;
        synchronized (this) {
            told = List.copyOf(jobs);
        }
        for (PooledJob job : told) job.lost(worker, fault);
    }

    /// Returns the number of all slots, including occupied ones.
    public int slots() {
        return slots.count();
    }

    /// Returns all workers with the number of their free slots.
    public Map<RegisteredWorker, Integer> free() {
        return slots.free();
    }

    @Override
    public Workers begin(JobID id, JobSpec spec) {
        String name = id.toHexString();
        Artifact written = Awaited.get(means.host(), artifacts.put(name, JobForm.write(spec)));
        List<Artifact> jars = new ArrayList<>();
        for (Path jar : jars(spec.userLoader())) jars.add(put(name, jar));
        StoredJob stored = new StoredJob(name, spec.name(), written, jars);
        return open(new LedgerWriter.Accepted(stored, ledgerWriter.accept(stored)), id, spec);
    }

    @Override
    public Workers resume(JobID id, JobSpec spec) {
        LedgerWriter.Accepted left = ledgerWriter.accepted(id.toHexString());
        hold(left.job());
        return open(left, id, spec);
    }

    /// Holds the artifacts that workers need for a job.
    public void hold(StoredJob job) {
        List<String> needed = new ArrayList<>(List.of(job.spec().hash()));
        for (Artifact jar : job.jars()) needed.add(jar.hash());
        Awaited.get(means.host(), artifacts.hold(job.id(), needed));
    }

    private PooledJob open(LedgerWriter.Accepted accepted, JobID id, JobSpec spec) {
        StoredJob stored = accepted.job();
        DeploymentCall.Program program = new DeploymentCall.Program(stored.spec(), stored.jars(), self.toString());
        PooledJob job =
                new PooledJob(this, slots, means, new PooledJob.Submission(id, spec, program, accepted.epoch()));
        synchronized (this) {
            jobs.add(job);
        }
        return job;
    }

    /// Returns the jars of a program that has its own class loader. All other classes are in every process.
    private static List<Path> jars(ClassLoader loader) {
        List<Path> jars = new ArrayList<>();
        if (loader == ClusterWorkerPool.class.getClassLoader() || loader == ClassLoader.getSystemClassLoader())
            return jars;
        if (!(loader instanceof URLClassLoader program)) return jars;
        for (URL each : program.getURLs())
            if (each.getProtocol().equals("file") && each.getPath().endsWith(".jar"))
                jars.add(Path.of(URI.create(each.toString())));
        return jars;
    }

    private Artifact put(String job, Path jar) {
        try (InputStream bytes = means.host().disk().read(jar, 0)) {
            return Awaited.get(means.host(), artifacts.put(job, bytes));
        } catch (IOException unreadable) {
            throw ClusterFaults.ARTIFACT_IO
                    .what("The jar %s of the program cannot be read.", jar)
                    .cause(unreadable)
                    .fix("Check that the jar exists, and submit the program again.");
        }
    }

    /// Records a change of a job in the ledger, where another coordinator finds it.
    void note(PooledJob job, Consumer<Ledger> what) {
        ledgerWriter.note(job.epoch(), what);
    }

    /// Reads from the ledger.
    <T> T read(Function<Ledger, T> query) {
        return ledgerWriter.read(query);
    }

    /// Removes a job.
    ///
    /// @param hasEnded true if the job has ended, false if it continues in another coordinator
    void forget(PooledJob job, boolean hasEnded) {
        synchronized (this) {
            jobs.remove(job);
        }
        // If the job continues in another coordinator, that one needs its artifacts.
        if (!hasEnded) return;
        var unused = artifacts.release(job.id());
        try {
            ledgerWriter.note(job.epoch(), ledger -> ledger.cleaned(job.id(), RESULTS_MAX));
        } catch (MillraceException left) {
            LOG.warn("The files of job {} could not be deleted; the leader deletes them", job.id(), left);
        }
    }
}
