package dev.millrace.runtime.job.run;

import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.runtime.job.deploy.Deployment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Finds the deployment whose subtask returns records to a program. Thread-safe.
final class ReturnedRecords {
    /// The deployment that answered last. It is asked alone as long as the job uses it.
    private volatile @Nullable Deployment known;

    /// Returns the next records; a page without a writer if no deployment has any.
    CompletableFuture<ResultPage> page(ResultRequest request, List<RegionRun> regions) {
        List<Deployment> deployments =
                regions.stream().flatMap(each -> each.deployments().stream()).toList();
        Deployment last = known;
        List<Deployment> asked = last != null && deployments.contains(last) ? List.of(last) : deployments;
        CompletableFuture<ResultPage> found = CompletableFuture.completedFuture(ResultPage.NONE);
        for (Deployment each : asked) {
            CompletableFuture<ResultPage> page = each.results(request);
            found = found.thenCombine(page, (before, told) -> {
                if (!told.isOfWriter()) return before;
                known = each;
                return told;
            });
        }
        return found.thenApply(page -> {
            if (!page.isOfWriter()) known = null;
            return page;
        });
    }
}
