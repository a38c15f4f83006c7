package dev.millrace.sql.statement;

import java.util.List;

/// Concerns plans and jobs.
public sealed interface JobStatement extends Statement {

    /// Prints the plan of a statement.
    ///
    /// @param details ESTIMATED_COST, CHANGELOG_MODE, JSON_EXECUTION_PLAN or PLAN_ADVICE
    record Explain(List<String> details, Statement statement) implements JobStatement {}

    /// Runs several INSERT statements as one job.
    record StatementSet(List<Statement> statements) implements JobStatement {}

    /// Begins a set of INSERT statements, which are the following statements.
    record BeginStatementSet() implements JobStatement {}

    /// Ends the set that [BeginStatementSet] began, and runs it.
    record EndStatementSet() implements JobStatement {}

    /// Runs a statement that stands after EXECUTE.
    record Execute(Statement statement) implements JobStatement {}

    /// Writes the plan of a statement to a file.
    ///
    /// @param ifNotExists whether a file that exists is kept
    /// @param executes whether the plan is run, too
    record CompilePlan(String file, boolean ifNotExists, boolean executes, Statement statement)
            implements JobStatement {}

    /// Runs the plan of a file.
    record ExecutePlan(String file) implements JobStatement {}

    /// Stops a job.
    ///
    /// @param savepoint whether a savepoint is taken
    /// @param drain whether the job emits all its results first
    record StopJob(String id, boolean savepoint, boolean drain) implements JobStatement {}
}
