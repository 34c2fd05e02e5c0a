package org.alemtuzumab.pathway.engine;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Event;

/**
 * Who may work a task comments on it, and who may read it reads its comments. The engine itself asks nobody's rights: with
 * a task's id anyone could read and write.
 */
final class TaskComments extends CommentManager {

    private final TaskGroupChecker checker;

    TaskComments(TaskGroupChecker checker) {
        this.checker = checker;
    }

    @Override
    public void insert(DbEntity entity) {
        if (entity instanceof CommentEntity comment
                && CommentEntity.TYPE_COMMENT.equals(comment.getType())
                && ActingUser.orNull() != null) {
            checkWrite(comment);
        }
        super.insert(entity);
    }

    private void checkWrite(CommentEntity comment) {
        TaskEntity task = open(comment.getTaskId());
        if (task == null
                || comment.getProcessInstanceId() != null
                        && !comment.getProcessInstanceId().equals(task.getProcessInstanceId())) {
            throw new AuthorizationException("A comment is written on an open task");
        }
        checker.checkOfferedOrTaken(task);
    }

    @Override
    public List<Comment> findCommentsByTaskId(String taskId) {
        checkRead(taskId);
        return super.findCommentsByTaskId(taskId);
    }

    @Override
    public List<Event> findEventsByTaskId(String taskId) {
        checkRead(taskId);
        return super.findEventsByTaskId(taskId);
    }

    @Override
    public CommentEntity findCommentByTaskIdAndCommentId(String taskId, String commentId) {
        checkRead(taskId);
        return super.findCommentByTaskIdAndCommentId(taskId, commentId);
    }

    @Override
    public List<Comment> findCommentsByProcessInstanceId(String processInstanceId) {
        checkReadAll();
        return super.findCommentsByProcessInstanceId(processInstanceId);
    }

    @Override
    public CommentEntity findCommentByProcessInstanceIdAndCommentId(String processInstanceId, String commentId) {
        checkReadAll();
        return super.findCommentByProcessInstanceIdAndCommentId(processInstanceId, commentId);
    }

    private void checkRead(String taskId) {
        TaskEntity task = open(taskId);
        if (task == null) {
            checkReadAll();
        } else {
            checker.checkReadTask(task);
        }
    }

    private void checkReadAll() {
        getAuthorizationManager().checkAuthorization(READ, PROCESS_INSTANCE);
    }

    private TaskEntity open(String taskId) {
        return taskId == null ? null : getTaskManager().findTaskById(taskId);
    }
}
