package org.alemtuzumab.pathway.engine;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A fault of connections and locks: it says nothing about what was being done, which may be done again. */
public final class PassingFault {

    /** SQL: connection, serialization and deadlock, resources, the operator's intervention. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57");

    /** Of H2: the connection or the database is closed, or another session changed the row. */
    private static final Set<String> OF_H2 = Set.of("90067", "90098", "90121", "90131");

    private PassingFault() {}

    /** Whether it, or what it was caused by, is one. */
    public static boolean is(Throwable fault) {
        int links = 0;
        for (Throwable each = fault; each != null && links++ < 50; each = each.getCause()) {
            if (each instanceof OptimisticLockingException
                    || each instanceof TransientDataAccessException
                    || each instanceof RecoverableDataAccessException
                    || each instanceof DataAccessResourceFailureException
                    || each instanceof CannotCreateTransactionException
                    || each instanceof SQLException sql && passing(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passing(SQLException fault) {
        String state = fault.getSQLState() == null ? "" : fault.getSQLState();
        return fault instanceof SQLTransientException
                || fault instanceof SQLRecoverableException
                || fault instanceof SQLNonTransientConnectionException
                || OF_H2.contains(state)
                || CLASSES.stream().anyMatch(state::startsWith);
    }
}
