<#-- Statements that read or write data, and statements about plans and jobs. -->
Statement FlinkInsert() :
{
    final SqlIdentifier table;
    SqlNode target;
    boolean overwrite = false;
    PartitionValues partition = null;
    Pair<SqlNodeList, SqlNodeList> columns = null;
    final SqlNode query;
    ConflictAction conflict = null;
}
{
    <INSERT> ( <INTO> | <OVERWRITE> { overwrite = true; } )
    table = CompoundTableIdentifier() { target = table; }
    [ target = TableHints(table) ]
    [ partition = FlinkPartition() ]
    [ LOOKAHEAD(2) columns = ParenthesizedCompoundIdentifierList() ]
    [ partition = FlinkPartition() ]
    query = FlinkQuery()
    [
        <ON> <CONFLICT> <DO>
        (
            <ERROR> { conflict = ConflictAction.ERROR; }
        |   <NOTHING> { conflict = ConflictAction.NOTHING; }
        |   <DEDUPLICATE> { conflict = ConflictAction.DEDUPLICATE; }
        )
    ]
    {
        return new DataStatement.Insert(
            Syntax.name(table),
            Syntax.hints(target),
            overwrite,
            partition,
            columns == null ? List.of() : Syntax.names(columns.left),
            query,
            conflict);
    }
}

Statement FlinkAnalyze() :
{
    final ObjectName table;
    PartitionValues partition = null;
    List<String> columns = null;
    SqlIdentifier column;
}
{
    <ANALYZE> <TABLE> table = FlinkName()
    [ partition = FlinkPartition() ]
    <COMPUTE> <STATISTICS>
    [
        <FOR>
        (
            <ALL> <COLUMNS> { columns = List.of(); }
        |
            <COLUMNS> { columns = new ArrayList<String>(); }
            column = SimpleIdentifier() { columns.add(column.getSimple()); }
            ( <COMMA> column = SimpleIdentifier() { columns.add(column.getSimple()); } )*
        )
    ]
    {
        return new DataStatement.Analyze(table, partition, columns);
    }
}

Statement FlinkTruncate() :
{
    final ObjectName table;
}
{
    <TRUNCATE> <TABLE> table = FlinkName()
    { return new DataStatement.Truncate(table); }
}

<#-- A statement that can be explained: a query, a change of data, or a set of changes. -->
Statement FlinkPlanned() :
{
    final Statement statement;
    final SqlNode node;
}
{
    (
        statement = FlinkStatementSet()
    |   statement = FlinkInsert()
    |   statement = FlinkCreate()
    |   node = SqlDelete() { statement = new DataStatement.Delete(node); }
    |   node = SqlUpdate() { statement = new DataStatement.Update(node); }
    |   node = FlinkQuery() { statement = new DataStatement.Query(node); }
    )
    {
        return statement;
    }
}

JobStatement.StatementSet FlinkStatementSet() :
{
    final List<Statement> statements = new ArrayList<Statement>();
}
{
    <STATEMENT> <SET> <BEGIN>
    ( FlinkMemberOfSet(statements) )+
    <END>
    {
        return new JobStatement.StatementSet(statements);
    }
}

void FlinkMemberOfSet(List<Statement> statements) :
{
    final Statement statement;
}
{
    ( statement = FlinkInsert() | statement = FlinkCreate() ) <SEMICOLON>
    { statements.add(statement); }
}

Statement FlinkExplain() :
{
    final List<String> details = new ArrayList<String>();
    final Statement statement;
}
{
    <EXPLAIN>
    [
        LOOKAHEAD(2) <PLAN> <FOR>
    |
        FlinkExplainDetail(details) ( <COMMA> FlinkExplainDetail(details) )*
    ]
    statement = FlinkPlanned()
    {
        return new JobStatement.Explain(details, statement);
    }
}

void FlinkExplainDetail(List<String> details) :
{
}
{
    ( <ESTIMATED_COST> | <CHANGELOG_MODE> | <JSON_EXECUTION_PLAN> | <PLAN_ADVICE> )
    { details.add(token.image.toUpperCase(Locale.ROOT)); }
}

Statement FlinkExecute() :
{
    final Statement statement;
    final String file;
    final SqlNode query;
}
{
    <EXECUTE>
    (
        LOOKAHEAD(2)
        <PLAN> file = FlinkText() { return new JobStatement.ExecutePlan(file); }
    |
        statement = FlinkStatementSet() { return new JobStatement.Execute(statement); }
    |
        statement = FlinkInsert() { return new JobStatement.Execute(statement); }
    |
        query = FlinkQuery() { return new JobStatement.Execute(new DataStatement.Query(query)); }
    )
}

Statement FlinkCompile() :
{
    final String file;
    boolean ifNotExists = false;
    boolean executes = false;
    final Statement statement;
}
{
    <COMPILE>
    [ <AND> <EXECUTE> { executes = true; } ]
    <PLAN> file = FlinkText()
    ifNotExists = FlinkIfNotExists()
    <FOR>
    ( statement = FlinkStatementSet() | statement = FlinkInsert() )
    {
        return new JobStatement.CompilePlan(file, ifNotExists, executes, statement);
    }
}

Statement FlinkStatementSetBorder() :
{
}
{
    <BEGIN> <STATEMENT> <SET> { return new JobStatement.BeginStatementSet(); }
|
    <END> { return new JobStatement.EndStatementSet(); }
}

Statement FlinkStop() :
{
    final String job;
    boolean savepoint = false;
    boolean drain = false;
}
{
    <STOP> <JOB> job = FlinkText()
    [ LOOKAHEAD(2) <WITH> <SAVEPOINT> { savepoint = true; } ]
    [ <WITH> <DRAIN> { drain = true; } ]
    {
        return new JobStatement.StopJob(job, savepoint, drain);
    }
}

<#-- The argument MODEL name of ML_PREDICT. A DESCRIPTOR always follows; else MODEL is the name of a column. -->
SqlNode FlinkModelArgument() :
{
    final SqlIdentifier name;
    final Span s;
}
{
    LOOKAHEAD({ Syntax.isModelArgument(this) })
    <MODEL> { s = span(); }
    name = CompoundIdentifier()
    {
        return Syntax.MODEL.createCall(s.end(this), name);
    }
}
