package org.alemtuzumab.pathway.security;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_WORK;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each group may do, least privilege: a care group sees and works the tasks of those processes that give it tasks.
 * Grants name the process by its key, so that every new version keeps them. Safe to repeat: only what is missing is
 * added.
 */
@Component
@Transactional
public class Grants {

    /** Who may start a process from Tasklist or over REST. */
    private static final Map<String, List<ClinicGroup>> STARTERS = Map.of(
            "treatmentPathway", List.of(ClinicGroup.NEUROLOGIST, ClinicGroup.MS_NURSE),
            "patientReport", ClinicGroup.care(),
            "changeProfile", List.of(ClinicGroup.NEUROLOGIST, ClinicGroup.PROCESS_OWNER));

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final TaskGroups taskGroups;

    Grants(IdentityService identity, AuthorizationService authorizations, TaskGroups taskGroups) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.taskGroups = taskGroups;
    }

    public void establish() {
        for (ClinicGroup group : ClinicGroup.values()) {
            if (identity.createGroupQuery().groupId(group.id()).count() == 0) {
                var created = identity.newGroup(group.id());
                created.setName(group.label());
                created.setType("WORKFLOW");
                identity.saveGroup(created);
            }
        }
        ClinicGroup.care().forEach(group -> {
            grant(group.id(), Resources.APPLICATION, "tasklist", ACCESS);
            // a task's groups are shown by their names
            grant(group.id(), Resources.GROUP, ANY, READ);
        });
        taskGroups.byProcess().forEach((process, groups) -> groups.stream()
                .filter(ClinicGroup::exists)
                .forEach(group -> grantWork(group, process)));
        STARTERS.forEach((process, groups) -> groups.forEach(group -> {
            grant(group.id(), Resources.PROCESS_DEFINITION, process, READ, CREATE_INSTANCE);
            grant(group.id(), Resources.PROCESS_INSTANCE, ANY, CREATE);
        }));
        // whoever reported reads what follows
        ClinicGroup.care().forEach(group -> grantWork(group.id(), "patientReport"));
        grantOversight(ClinicGroup.AUDITOR.id());
        grantOversight(ClinicGroup.PROCESS_OWNER.id());
        grant(ClinicGroup.PROCESS_OWNER.id(), Resources.DEPLOYMENT, ANY, READ, CREATE);
        // to propose a change of a profile; the tasks there are others'
        grant(ClinicGroup.PROCESS_OWNER.id(), Resources.APPLICATION, "tasklist", ACCESS);
    }

    /** Lets every care group see this filter in Tasklist. */
    public void grantFilter(String filterId) {
        ClinicGroup.care().forEach(group -> grant(group.id(), Resources.FILTER, filterId, READ));
    }

    /** READ_INSTANCE lets the task list show patient, round and urgency. */
    private void grantWork(String group, String process) {
        grant(group, Resources.PROCESS_DEFINITION, process, READ, READ_INSTANCE, READ_TASK, TASK_WORK);
    }

    /** Sees everything with its history, and can change nothing. */
    private void grantOversight(String group) {
        grant(group, Resources.APPLICATION, "cockpit", ACCESS);
        grant(group, Resources.PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_TASK, READ_HISTORY);
        grant(group, Resources.PROCESS_INSTANCE, ANY, READ);
        grant(group, Resources.TASK, ANY, READ);
        grant(group, Resources.DECISION_DEFINITION, ANY, READ, Permissions.READ_HISTORY);
        grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, READ);
        grant(group, Resources.DEPLOYMENT, ANY, READ);
        grant(group, Resources.BATCH, ANY, BatchPermissions.READ, BatchPermissions.READ_HISTORY);
        grant(group, Resources.OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ);
        grant(group, Resources.USER, ANY, READ);
        grant(group, Resources.GROUP, ANY, READ);
    }

    private void grant(String group, Resource resource, String resourceId, Permission... permissions) {
        Authorization grant = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(resourceId)
                .singleResult();
        if (grant == null) {
            grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(resourceId);
        } else if (Arrays.stream(permissions).allMatch(grant::isPermissionGranted)) {
            return;
        }
        Arrays.stream(permissions).forEach(grant::addPermission);
        authorizations.saveAuthorization(grant);
    }
}
