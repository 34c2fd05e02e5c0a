package org.alemtuzumab.pathway.task;

import java.util.List;
import org.springframework.data.repository.Repository;

/** Adds and reads; nothing of it is changed or deleted. */
interface TaskTakeoverRepository extends Repository<TaskTakeover, Long> {

    TaskTakeover save(TaskTakeover takeover);

    List<TaskTakeover> findByTaskIdOrderById(String taskId);
}
