package dev.millrace.sql.session;

import dev.millrace.base.host.Disk;
import dev.millrace.sql.compiled.CompiledInsert;
import dev.millrace.sql.compiled.PlanFaults;
import dev.millrace.sql.compiled.PlanReader;
import dev.millrace.sql.compiled.PlanWriter;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.JobStatement;
import dev.millrace.sql.statement.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Executes COMPILE PLAN and EXECUTE PLAN. Not thread-safe.
final class CompiledPlans {
    private static final StatementResult DONE = new StatementResult.Done();

    private final SessionState state;
    private final InsertStatements inserts;

    CompiledPlans(SessionState state, InsertStatements inserts) {
        this.state = state;
        this.inserts = inserts;
    }

    StatementResult compile(JobStatement.CompilePlan compile, ScriptStatement text) {
        Path file = path(compile.file());
        boolean exists = state.host().disk().exists(file);
        if (exists && compile.executes()) return execute(file);
        if (exists && compile.ifNotExists()) return DONE;
        boolean mayReplace = state.options().isOn("table.plan.force-recompile");
        if (exists && !mayReplace) {
            throw PlanFaults.COMPILE
                    .what("The file %s of the plan exists.", file)
                    .fix("Write IF NOT EXISTS, delete the file, or set table.plan.force-recompile to true.");
        }
        write(file, compiled(statements(compile.statement()), text));
        return compile.executes() ? execute(file) : DONE;
    }

    private static List<DataStatement.Insert> statements(Statement statement) {
        List<DataStatement.Insert> all = new ArrayList<>();
        switch (statement) {
            case DataStatement.Insert insert -> all.add(insert);
            case JobStatement.StatementSet set -> set.statements().forEach(each -> all.addAll(statements(each)));
            default ->
                throw PlanFaults.COMPILE
                        .what("COMPILE PLAN stands before a statement that writes into no table.")
                        .fix("Write INSERT INTO or STATEMENT SET after FOR.");
        }
        return all;
    }

    private String compiled(List<DataStatement.Insert> statements, ScriptStatement text) {
        List<InsertStatements.Planned> planned = new ArrayList<>();
        for (DataStatement.Insert each : statements) planned.add(inserts.planned(each, text));
        return json(planned);
    }

    /// Returns the JSON of planned statements.
    static String json(List<InsertStatements.Planned> planned) {
        List<CompiledInsert> compiled = new ArrayList<>();
        for (InsertStatements.Planned each : planned) compiled.add(InsertStatements.compiled(each));
        return PlanWriter.of(compiled);
    }

    StatementResult execute(JobStatement.ExecutePlan execute) {
        return execute(path(execute.file()));
    }

    private StatementResult execute(Path file) {
        return inserts.runPlanned(planned(read(file)));
    }

    /// Returns the statements of a plan.
    List<InsertStatements.Planned> planned(String json) {
        List<InsertStatements.Planned> planned = new ArrayList<>();
        for (CompiledInsert each : new PlanReader(state.programConnectors().loader()).inserts(json)) {
            planned.add(inserts.planned(each));
        }
        return planned;
    }

    private static Path path(String file) {
        return file.startsWith("file:") ? Path.of(URI.create(file)) : Path.of(file);
    }

    private void write(Path file, String json) {
        Disk disk = state.host().disk();
        try (OutputStream out = disk.create(file)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw PlanFaults.COMPILE
                    .what("The plan cannot be written to %s.", file)
                    .why("%s", failed)
                    .fix("Name a file in a directory that exists and can be written.");
        }
    }

    private String read(Path file) {
        try (InputStream in = state.host().disk().read(file, 0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw PlanFaults.READ
                    .what("The plan %s cannot be read.", file)
                    .why("%s", failed)
                    .fix("Compile it with COMPILE PLAN first, or correct the path.");
        }
    }
}
