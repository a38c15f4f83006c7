package dev.millrace.examples.enrichment;

import dev.millrace.api.async.ResultFuture;
import dev.millrace.api.async.RichAsyncFunction;
import dev.millrace.api.process.OpenContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Requests the name of an airport from the service. The response arrives on another thread; meanwhile the subtask
/// processes other flights.
///
/// Each subtask keeps the responses. Only the thread of the subtask uses the map; other threads only complete the
/// futures in it.
@SuppressWarnings("NullAway.Init") // open() sets the fields
final class LookUpAirport extends RichAsyncFunction<Flight, NamedFlight> {
    private static final long serialVersionUID = 1L;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final String service;
    private transient HttpClient http;
    private transient Map<String, CompletableFuture<String>> names;

    /// @param service the address, which ends with a slash
    LookUpAirport(String service) {
        this.service = service;
    }

    @Override
    public void open(OpenContext context) {
        http = HttpClient.newHttpClient();
        names = new HashMap<>();
    }

    @Override
    public void asyncInvoke(Flight flight, ResultFuture<NamedFlight> result) {
        CompletableFuture<String> name = names.get(flight.origin());
        if (name == null || name.isCompletedExceptionally()) {
            name = ask(flight.origin());
            names.put(flight.origin(), name);
        }
        name.whenComplete((found, thrown) -> {
            if (thrown == null) {
                result.complete(List.of(named(flight, found)));
                return;
            }
            // The retry strategy expects the IOException inside the CompletionException.
            Throwable cause = thrown.getCause();
            result.completeExceptionally(cause == null ? thrown : cause);
        });
    }

    /// Emits the flight with the code of the airport, because the name did not arrive in time.
    @Override
    public void timeout(Flight flight, ResultFuture<NamedFlight> result) {
        result.complete(List.of(named(flight, flight.origin())));
    }

    private CompletableFuture<String> ask(String code) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + code))
                .timeout(REQUEST_TIMEOUT)
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(response -> {
            if (response.statusCode() == OK) return response.body();
            if (response.statusCode() == NOT_FOUND) return code;
            throw new CompletionException(new IOException("the service answered " + response.statusCode()));
        });
    }

    private static NamedFlight named(Flight flight, String from) {
        return new NamedFlight(flight.date(), flight.origin(), from, flight.destination(), flight.delay());
    }

    @Override
    public void close() {
        if (http != null) http.close();
    }
}
