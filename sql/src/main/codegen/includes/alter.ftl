<#-- ALTER and DROP statements. -->
Statement FlinkAlter() :
{
    boolean temporary = false;
    boolean system = false;
    boolean ifExists = false;
    final ObjectName name;
    final ObjectKind kind;
    final Statement statement;
    final String className;
    final String language;
}
{
    <ALTER>
    (
        <CATALOG> { kind = ObjectKind.CATALOG; } name = FlinkName()
        statement = FlinkAlterOptions(kind, name, false)
    |
        <DATABASE> { kind = ObjectKind.DATABASE; } name = FlinkName()
        statement = FlinkAlterOptions(kind, name, false)
    |
        <TABLE> { kind = ObjectKind.TABLE; } ifExists = FlinkIfExists() name = FlinkName()
        statement = FlinkAlterTable(kind, name, ifExists)
    |
        <MATERIALIZED> <TABLE> { kind = ObjectKind.MATERIALIZED_TABLE; } ifExists = FlinkIfExists() name = FlinkName()
        statement = FlinkAlterTable(kind, name, ifExists)
    |
        <VIEW> { kind = ObjectKind.VIEW; } ifExists = FlinkIfExists() name = FlinkName()
        statement = FlinkAlterOptions(kind, name, ifExists)
    |
        <MODEL> { kind = ObjectKind.MODEL; } ifExists = FlinkIfExists() name = FlinkName()
        statement = FlinkAlterOptions(kind, name, ifExists)
    |
        [ <TEMPORARY> { temporary = true; } ] [ LOOKAHEAD(2) <SYSTEM> { system = true; } ]
        (
            <CONNECTION> { kind = ObjectKind.CONNECTION; } ifExists = FlinkIfExists() name = FlinkName()
            statement = FlinkAlterOptions(kind, name, ifExists)
        |
            <FUNCTION> { kind = ObjectKind.FUNCTION; } ifExists = FlinkIfExists() name = FlinkName()
            <AS> className = FlinkText() language = FlinkLanguageOpt()
            {
                statement = new AlterStatement.Function(
                    name, new Modifiers(temporary, system, false, false, ifExists), className, language);
            }
        )
    )
    {
        return statement;
    }
}

Statement FlinkAlterOptions(ObjectKind kind, ObjectName name, boolean ifExists) :
{
    final ObjectName newName;
    final Map<String, String> properties;
    final List<String> keys;
    final String comment;
    final SqlNode query;
}
{
    <RENAME> <TO> newName = FlinkName()
    { return new AlterStatement.Rename(kind, name, ifExists, newName); }
|
    <SET> properties = FlinkOptions()
    { return new AlterStatement.SetOptions(kind, name, ifExists, properties); }
|
    <RESET> keys = FlinkKeys()
    { return new AlterStatement.ResetOptions(kind, name, ifExists, keys); }
|
    <COMMENT> comment = FlinkText()
    { return new AlterStatement.Comment(kind, name, comment); }
|
    <AS> query = FlinkQuery()
    { return new AlterStatement.Query(kind, name, ifExists, query); }
}

Statement FlinkAlterTable(ObjectKind kind, ObjectName name, boolean ifExists) :
{
    final ObjectName newName;
    final SqlIdentifier column;
    final Map<String, String> properties;
    final List<String> keys;
    final List<TableChange> changes = new ArrayList<TableChange>();
    SqlNode value = null;
    final String mode;
    PartitionValues partition = null;
}
{
    <RENAME>
    (
        <TO> newName = FlinkName()
        { return new AlterStatement.Rename(kind, name, ifExists, newName); }
    |
        column = CompoundIdentifier() <TO> newName = FlinkName()
        {
            changes.add(new TableChange.RenameColumn(Syntax.name(column), newName));
            return new AlterStatement.Table(kind, name, ifExists, changes);
        }
    )
|
    <SET>
    (
        properties = FlinkOptions()
        { return new AlterStatement.SetOptions(kind, name, ifExists, properties); }
    |
        <FRESHNESS> <EQ> value = IntervalLiteral()
        { return new AlterStatement.Freshness(name, value); }
    |
        <REFRESH_MODE> <EQ> mode = FlinkRefreshMode()
        { return new AlterStatement.RefreshMode(name, mode); }
    )
|
    <RESET> keys = FlinkKeys()
    { return new AlterStatement.ResetOptions(kind, name, ifExists, keys); }
|
    <AS> value = FlinkQuery()
    { return new AlterStatement.Query(kind, name, ifExists, value); }
|
    <SUSPEND>
    { return new AlterStatement.Suspend(name); }
|
    <RESUME> properties = FlinkWithOpt()
    { return new AlterStatement.Resume(name, properties); }
|
    <REFRESH> [ partition = FlinkPartition() ]
    { return new AlterStatement.Refresh(name, partition); }
|
    (
        <ADD> FlinkAddToTable(changes)
    |   <MODIFY> FlinkModifyTable(changes)
    |   <DROP> FlinkDropFromTable(changes)
    )
    { return new AlterStatement.Table(kind, name, ifExists, changes); }
}

void FlinkAddToTable(List<TableChange> changes) :
{
    final DistributionDefinition distribution;
    boolean ifNotExists = false;
}
{
    LOOKAHEAD(2)
    <DISTRIBUTION> distribution = FlinkDistribution()
    { changes.add(new TableChange.SetDistribution(distribution, false)); }
|
    LOOKAHEAD(3)
    <IF> <NOT> <EXISTS> ( FlinkAddPartition(changes, true) )+
|
    ( FlinkAddPartition(changes, false) )+
|
    <LPAREN> FlinkTableChange(changes, false) ( <COMMA> FlinkTableChange(changes, false) )* <RPAREN>
|
    FlinkTableChange(changes, false)
}

void FlinkAddPartition(List<TableChange> changes, boolean ifNotExists) :
{
    final PartitionValues partition;
    final Map<String, String> properties;
}
{
    partition = FlinkPartition() properties = FlinkWithOpt()
    {
        changes.add(new TableChange.AddPartition(partition, ifNotExists, properties));
    }
}

void FlinkModifyTable(List<TableChange> changes) :
{
    final DistributionDefinition distribution;
}
{
    LOOKAHEAD(2)
    <DISTRIBUTION> distribution = FlinkDistribution()
    { changes.add(new TableChange.SetDistribution(distribution, true)); }
|
    <LPAREN> FlinkTableChange(changes, true) ( <COMMA> FlinkTableChange(changes, true) )* <RPAREN>
|
    FlinkTableChange(changes, true)
}

void FlinkTableChange(List<TableChange> changes, boolean modifies) :
{
    final TableElements elements = new TableElements();
    UniqueConstraint constraint;
    WatermarkDefinition watermark;
    ColumnDefinition column;
    ColumnPlace place;
}
{
    constraint = FlinkTableConstraint()
    { changes.add(new TableChange.SetConstraint(constraint, modifies)); }
|
    LOOKAHEAD(2)
    watermark = FlinkWatermark()
    { changes.add(new TableChange.SetWatermark(watermark, modifies)); }
|
    column = FlinkColumn(elements)
    place = FlinkColumnPlace()
    {
        changes.add(new TableChange.SetColumn(column, place, modifies));
        for (UniqueConstraint each : elements.constraints()) {
            changes.add(new TableChange.SetConstraint(each, modifies));
        }
    }
}

ColumnPlace FlinkColumnPlace() :
{
    final SqlIdentifier after;
}
{
    <FIRST> { return new ColumnPlace(null); }
|
    <AFTER> after = CompoundIdentifier() { return new ColumnPlace(Syntax.name(after)); }
|
    { return null; }
}

void FlinkDropFromTable(List<TableChange> changes) :
{
    final SqlIdentifier name;
    SqlNodeList names;
    boolean ifExists = false;
    PartitionValues partition;
}
{
    <PRIMARY> <KEY>
    { changes.add(new TableChange.DropPrimaryKey()); }
|
    <CONSTRAINT> name = SimpleIdentifier()
    { changes.add(new TableChange.DropConstraint(name.getSimple())); }
|
    LOOKAHEAD({ getToken(1).kind == WATERMARK })
    <WATERMARK>
    { changes.add(new TableChange.DropWatermark()); }
|
    LOOKAHEAD({ getToken(1).kind == DISTRIBUTION })
    <DISTRIBUTION>
    { changes.add(new TableChange.DropDistribution()); }
|
    LOOKAHEAD(3)
    ifExists = FlinkIfExists()
    partition = FlinkPartition() { changes.add(new TableChange.DropPartition(partition, ifExists)); }
    ( <COMMA> partition = FlinkPartition() { changes.add(new TableChange.DropPartition(partition, ifExists)); } )*
|
    <LPAREN> FlinkDropColumn(changes) ( <COMMA> FlinkDropColumn(changes) )* <RPAREN>
|
    FlinkDropColumn(changes)
}

void FlinkDropColumn(List<TableChange> changes) :
{
    final SqlIdentifier name;
}
{
    name = CompoundIdentifier()
    { changes.add(new TableChange.DropColumn(Syntax.name(name))); }
}

Statement FlinkDrop() :
{
    boolean temporary = false;
    boolean system = false;
    boolean cascade = false;
    final ObjectKind kind;
    final boolean ifExists;
    final ObjectName name;
}
{
    <DROP>
    [ <TEMPORARY> { temporary = true; } ]
    [ <SYSTEM> { system = true; } ]
    (
        <CATALOG> { kind = ObjectKind.CATALOG; }
    |   <DATABASE> { kind = ObjectKind.DATABASE; }
    |   <TABLE> { kind = ObjectKind.TABLE; }
    |   <VIEW> { kind = ObjectKind.VIEW; }
    |   <FUNCTION> { kind = ObjectKind.FUNCTION; }
    |   <MODEL> { kind = ObjectKind.MODEL; }
    |   <CONNECTION> { kind = ObjectKind.CONNECTION; }
    |   <MATERIALIZED> <TABLE> { kind = ObjectKind.MATERIALIZED_TABLE; }
    )
    ifExists = FlinkIfExists() name = FlinkName()
    [ <RESTRICT> | <CASCADE> { cascade = true; } ]
    {
        return new DropStatement(kind, name, new Modifiers(temporary, system, false, false, ifExists), cascade);
    }
}
