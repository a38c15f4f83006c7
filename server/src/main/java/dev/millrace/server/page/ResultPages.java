package dev.millrace.server.page;

import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.client.message.ResultMessages;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import java.util.Base64;
import java.util.Objects;

/// Answers requests of programs for the records that their jobs return.
final class ResultPages {
    private final Dispatcher dispatcher;

    ResultPages(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    void addTo(Routes routes) {
        routes.on("GET /jobs/:jobid/results/:resultsid", this::page);
    }

    private ResultMessages.Page page(HttpRequest request) {
        JobPages.known(dispatcher, request.job());
        String writer = Objects.requireNonNullElse(request.parameter("writer"), "");
        long from = Long.parseLong(Objects.requireNonNullElse(request.parameter("from"), "0"));
        ResultPage page =
                dispatcher.results(request.job(), new ResultRequest(request.variable("resultsid"), writer, from));
        String records = Base64.getEncoder().encodeToString(page.records());
        return new ResultMessages.Page(page.writer(), page.first(), page.count(), records, page.isLast());
    }
}
