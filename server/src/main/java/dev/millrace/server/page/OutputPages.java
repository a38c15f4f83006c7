package dev.millrace.server.page;

import dev.millrace.client.message.JarMessages;
import dev.millrace.server.ProgramOutput;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows the output of programs to the users who have started them. The client chooses the id of an output, so that it
/// can request the output before the program has started a job. Keeps the outputs of the newest programs.
final class OutputPages {
    private static final int PROGRAMS_MAX = 64;
    private static final int ID_MAX = 64;

    private final Map<String, ProgramOutput> outputs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ProgramOutput> eldest) {
            return size() > PROGRAMS_MAX;
        }
    };

    void addTo(Routes routes) {
        routes.on("GET /program-outputs/:outputid", this::output);
    }

    /// Creates an output if the request names one.
    @Nullable
    ProgramOutput begin(HttpRequest request) {
        String id = request.parameter("output");
        if (id == null) return null;
        if (id.isEmpty() || id.length() > ID_MAX)
            throw Refusal.bad("Query parameter (output) must have 1 to " + ID_MAX + " characters.");
        ProgramOutput begun = new ProgramOutput();
        synchronized (outputs) {
            if (outputs.putIfAbsent(id, begun) == null) return begun;
        }
        throw Refusal.conflict("Another program has the output " + id + ".");
    }

    private Object output(HttpRequest request) {
        String id = request.variable("outputid");
        ProgramOutput found;
        synchronized (outputs) {
            found = outputs.get(id);
        }
        if (found == null) throw Refusal.notFound("There is no output " + id + ".");
        // Read before the texts, so that the texts contain everything that was printed by then.
        boolean isOver = found.isOver();
        return new JarMessages.Output(
                part(found.out(position(request, "out"))), part(found.err(position(request, "err"))), isOver);
    }

    private static JarMessages.OutputPart part(ProgramOutput.Part part) {
        return new JarMessages.OutputPart(part.text(), part.next(), part.lost());
    }

    private static long position(HttpRequest request, String name) {
        String text = request.parameter(name);
        if (text == null) return 0;
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw Refusal.bad("Cannot resolve query parameter (" + name + ") from value \"" + text + "\".");
        }
    }
}
