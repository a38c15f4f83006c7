package dev.millrace.sql.environment;

import dev.millrace.base.host.Host;
import dev.millrace.sql.compiled.PlanFaults;
import dev.millrace.table.api.CompiledPlan;
import dev.millrace.table.api.ExplainDetail;
import dev.millrace.table.api.ExplainFormat;
import dev.millrace.table.api.PlanReference;
import dev.millrace.table.api.TableResult;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Is a compiled plan of an environment.
record JsonPlan(SqlEnvironment environment, String json) implements CompiledPlan {

    /// Returns the JSON that a reference names.
    static String json(PlanReference reference) {
        try {
            return switch (reference) {
                case PlanReference.FilePlanReference file -> {
                    try (InputStream in = Host.real().disk().read(file.getFile().toPath(), 0)) {
                        yield new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
                case PlanReference.JsonContentPlanReference content -> content.getContent();
                case PlanReference.ResourcePlanReference resource -> resource(resource);
                default -> throw new IllegalArgumentException(String.valueOf(reference));
            };
        } catch (IOException failed) {
            throw PlanFaults.READ
                    .what("%s cannot be read.", reference)
                    .why("%s", failed)
                    .fix("Correct the path.");
        }
    }

    private static String resource(PlanReference.ResourcePlanReference resource) throws IOException {
        try (InputStream in = resource.getClassLoader().getResourceAsStream(resource.getResourcePath())) {
            if (in == null) throw new IOException("There is no such resource.");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public String asJsonString() {
        return json;
    }

    @Override
    public void writeToFile(File file, boolean ignoreIfExists) {
        boolean exists = Host.real().disk().exists(file.toPath());
        if (exists && ignoreIfExists) return;
        if (exists) {
            throw PlanFaults.COMPILE
                    .what("The file %s of the plan exists.", file)
                    .fix("Delete it, or allow to keep it.");
        }
        try (OutputStream out = Host.real().disk().create(file.toPath())) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw PlanFaults.COMPILE
                    .what("The plan cannot be written to %s.", file)
                    .why("%s", failed)
                    .fix("Name a file in a directory that exists and can be written.");
        }
    }

    @Override
    public TableResult execute() {
        return environment.startPlan(json);
    }

    @Override
    public String explain(ExplainFormat format, ExplainDetail... extraDetails) {
        return environment.explainPlan(json);
    }
}
