package dev.millrace.runtime.job.run;

import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.SubtaskCounters;
import dev.millrace.runtime.stats.Subject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// All regions of a job. May be read by any thread.
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

    /// The steps of all.
    List<String> names() {
        return all.stream().flatMap(each -> each.region().names().stream()).toList();
    }

    /// Whether all are there that are not at their end.
    boolean areRunning() {
        return all.stream().allMatch(each -> each.isRunning() || each.isOver());
    }

    /// Whether none will do anything any more.
    boolean areOver() {
        return all.stream().allMatch(RegionRun::isOver);
    }

    List<SubtaskCounters> counters() {
        return all.stream().flatMap(each -> each.counters().values().stream()).toList();
    }

    /// The subtasks of a vertex that run in this process.
    List<Subject> subjects(String vertex) {
        return all.stream().flatMap(each -> each.subjects(vertex).stream()).toList();
    }

    /// What runs now cannot go on.
    void fail(Throwable thrown) {
        all.forEach(each -> each.fail(thrown));
    }

    /// What runs now ends as soon as it has closed what it holds.
    void cancel() {
        all.forEach(RegionRun::cancel);
    }

    /// What waits for an attempt gets none.
    void finishThoseThatWait() {
        for (RegionRun each : all) if (each.isWaiting()) each.finish();
    }

    /// The job is over.
    void close() {
        all.forEach(RegionRun::close);
    }
}
