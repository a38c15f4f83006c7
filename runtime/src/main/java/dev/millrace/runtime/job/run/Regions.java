package dev.millrace.runtime.job.run;

import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.SubtaskCounters;
import dev.millrace.runtime.stats.Subject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Holds all regions of a job. Any thread may read.
final class Regions implements Iterable<RegionRun> {
    private final List<RegionRun> all;

    Regions(List<Region> regions, JobContext job, RegionRun.Owner owner) {
        List<RegionRun> runs = new ArrayList<>();
        for (Region region : regions) runs.add(new RegionRun(region, job, owner));
        this.all = List.copyOf(runs);
    }

    List<RegionRun> all() {
        return all;
    }

    @Override
    public Iterator<RegionRun> iterator() {
        return all.iterator();
    }

    int size() {
        return all.size();
    }

    /// Returns the names of all vertices.
    List<String> names() {
        return all.stream().flatMap(each -> each.region().names().stream()).toList();
    }

    /// Returns whether each region runs or is at its end.
    boolean areRunning() {
        return all.stream().allMatch(each -> each.isRunning() || each.isOver());
    }

    /// Returns whether all regions are at their end.
    boolean areOver() {
        return all.stream().allMatch(RegionRun::isOver);
    }

    List<SubtaskCounters> counters() {
        return all.stream().flatMap(each -> each.counters().values().stream()).toList();
    }

    /// Returns the subtasks of a vertex that run in this process.
    List<Subject> subjects(String vertex) {
        return all.stream().flatMap(each -> each.subjects(vertex).stream()).toList();
    }

    /// Fails all running attempts.
    void fail(Throwable thrown) {
        all.forEach(each -> each.fail(thrown));
    }

    /// Cancels all running attempts, which end when their subtasks have released their resources.
    void cancel() {
        all.forEach(RegionRun::cancel);
    }

    /// Ends the regions that wait for an attempt.
    void finishThoseThatWait() {
        for (RegionRun each : all) if (each.isWaiting()) each.finish();
    }

    /// Closes all regions at the job's end.
    void close() {
        all.forEach(RegionRun::close);
    }
}
