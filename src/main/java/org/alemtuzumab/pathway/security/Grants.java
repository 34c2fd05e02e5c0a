package org.alemtuzumab.pathway.security;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_WORK;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.HistoricProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.OptimizePermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each group may do, least privilege: a care group sees and works the tasks of those processes that give it tasks,
 * within which the engine shows it those that it needs to know. Grants name the process by its key, so that every new
 * version keeps them. Safe to repeat: what is missing is added, and what these groups hold beyond it, as after an earlier
 * release, is taken away.
 */
@Component
@Transactional
public class Grants {

    /** Who may start a process from Tasklist or over REST. */
    private static final Map<String, List<ClinicGroup>> STARTERS = Map.of(
            "treatmentPathway",
            List.of(ClinicGroup.NEUROLOGIST, ClinicGroup.MS_NURSE),
            "patientReport",
            ClinicGroup.reporters(),
            "mixUp",
            with(ClinicGroup.reporters(), ClinicGroup.LABORATORY),
            ClinicGroup.CHANGE,
            List.of(ClinicGroup.NEUROLOGIST, ClinicGroup.PROCESS_OWNER));

    private static List<ClinicGroup> with(List<ClinicGroup> groups, ClinicGroup further) {
        return Stream.concat(groups.stream(), Stream.of(further)).toList();
    }

    private static final Permission[] EVERY_PERMISSION = Stream.<Permission[]>of(
                    Permissions.values(),
                    ProcessDefinitionPermissions.values(),
                    ProcessInstancePermissions.values(),
                    TaskPermissions.values(),
                    HistoricProcessInstancePermissions.values(),
                    HistoricTaskPermissions.values(),
                    BatchPermissions.values(),
                    UserOperationLogCategoryPermissions.values(),
                    OptimizePermissions.values(),
                    SystemPermissions.values())
            .flatMap(Arrays::stream)
            .toArray(Permission[]::new);

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final TaskGroups taskGroups;

    Grants(IdentityService identity, AuthorizationService authorizations, TaskGroups taskGroups) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.taskGroups = taskGroups;
    }

    private record Place(String group, int resource, String id) {}

    /** What the groups are to hold, by place. */
    private final class Wanted {

        private final Map<Place, Authorization> grants = new HashMap<>();

        void grant(String group, Resource resource, String id, Permission... permissions) {
            Authorization grant = grants.computeIfAbsent(new Place(group, resource.resourceType(), id), place -> {
                Authorization fresh = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                fresh.setGroupId(group);
                fresh.setResource(resource);
                fresh.setResourceId(id);
                return fresh;
            });
            Arrays.stream(permissions).forEach(grant::addPermission);
        }
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
        Wanted wanted = new Wanted();
        wantCare(wanted);
        wantAudit(wanted, ClinicGroup.AUDITOR.id());
        wantModels(wanted, ClinicGroup.PROCESS_OWNER.id());
        wantUsers(wanted, Groups.CAMUNDA_ADMIN);
        STARTERS.forEach((process, groups) -> groups.forEach(group -> {
            wanted.grant(group.id(), Resources.PROCESS_DEFINITION, process, READ, CREATE_INSTANCE);
            wanted.grant(group.id(), Resources.PROCESS_INSTANCE, ANY, CREATE);
        }));
        settle(wanted);
    }

    private void wantCare(Wanted wanted) {
        ClinicGroup.care().forEach(group -> {
            wanted.grant(group.id(), Resources.APPLICATION, "tasklist", ACCESS);
            // a task's groups are shown by their names
            wanted.grant(group.id(), Resources.GROUP, ANY, READ);
        });
        // whoever reported reads what follows
        ClinicGroup.reporters().forEach(group -> wantWork(wanted, group.id(), "patientReport"));
        taskGroups.byProcess().forEach((process, groups) -> groups.stream()
                .filter(ClinicGroup::exists)
                .forEach(group -> wantWork(wanted, group, process)));
        ClinicGroup.readersOfAPatient()
                .forEach(group -> wanted.grant(group.id(), Resources.PROCESS_DEFINITION, ANY, READ, READ_TASK));
    }

    private static void wantWork(Wanted wanted, String group, String process) {
        wanted.grant(group, Resources.PROCESS_DEFINITION, process, READ, READ_TASK, TASK_WORK);
    }

    /** Sees everything with its history, and can change nothing. */
    private static void wantAudit(Wanted wanted, String group) {
        wanted.grant(group, Resources.APPLICATION, "cockpit", ACCESS);
        wanted.grant(group, Resources.PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_TASK, READ_HISTORY);
        wanted.grant(group, Resources.PROCESS_INSTANCE, ANY, READ);
        wanted.grant(group, Resources.TASK, ANY, READ);
        wanted.grant(group, Resources.DECISION_DEFINITION, ANY, READ, Permissions.READ_HISTORY);
        wanted.grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, READ);
        wanted.grant(group, Resources.DEPLOYMENT, ANY, READ);
        wanted.grant(group, Resources.BATCH, ANY, BatchPermissions.READ, BatchPermissions.READ_HISTORY);
        wanted.grant(group, Resources.OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ);
        wanted.grant(group, Resources.USER, ANY, READ);
        wanted.grant(group, Resources.GROUP, ANY, READ);
    }

    /** Reads and deploys models, and sees what becomes of a proposed change: no instance, since that names its patient. */
    private static void wantModels(Wanted wanted, String group) {
        wanted.grant(group, Resources.APPLICATION, "cockpit", ACCESS);
        wanted.grant(group, Resources.APPLICATION, "tasklist", ACCESS);
        wanted.grant(group, Resources.PROCESS_DEFINITION, ANY, READ);
        wanted.grant(group, Resources.PROCESS_DEFINITION, ClinicGroup.CHANGE, READ_TASK);
        wanted.grant(group, Resources.DECISION_DEFINITION, ANY, READ);
        wanted.grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, READ);
        wanted.grant(group, Resources.DEPLOYMENT, ANY, READ, CREATE);
        wanted.grant(group, Resources.GROUP, ANY, READ);
    }

    /** The engine would give its administrators everything; they manage users, and let a failed job be tried again. */
    private static void wantUsers(Wanted wanted, String group) {
        wanted.grant(group, Resources.APPLICATION, "admin", ACCESS);
        wanted.grant(group, Resources.USER, ANY, ALL);
        wanted.grant(group, Resources.GROUP, ANY, READ);
        wanted.grant(group, Resources.GROUP_MEMBERSHIP, ANY, ALL);
        wanted.grant(group, Resources.PROCESS_DEFINITION, ANY, RETRY_JOB);
    }

    /** Lets these groups see this filter in Tasklist; nobody changes one. */
    public void grantFilter(String filterId, List<ClinicGroup> groups) {
        Wanted wanted = new Wanted();
        groups.forEach(group -> wanted.grant(group.id(), Resources.FILTER, filterId, READ));
        authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.FILTER)
                .resourceId(filterId)
                .list()
                .forEach(held -> settle(held, wanted.grants.remove(place(held))));
        wanted.grants.values().forEach(authorizations::saveAuthorization);
    }

    private void settle(Wanted wanted) {
        Set<String> groups = new TreeSet<>(List.of(ClinicGroup.ids()));
        groups.add(Groups.CAMUNDA_ADMIN);
        authorizations.createAuthorizationQuery().groupIdIn(groups.toArray(String[]::new)).list().stream()
                .filter(held -> !isOfOneFilter(held))
                .forEach(held -> settle(held, wanted.grants.remove(place(held))));
        wanted.grants.values().forEach(authorizations::saveAuthorization);
    }

    private static boolean isOfOneFilter(Authorization held) {
        return held.getResourceType() == Resources.FILTER.resourceType() && !ANY.equals(held.getResourceId());
    }

    private void settle(Authorization held, Authorization wanted) {
        if (wanted == null) {
            authorizations.deleteAuthorization(held.getId());
        } else if (!Arrays.equals(held.getPermissions(EVERY_PERMISSION), wanted.getPermissions(EVERY_PERMISSION))) {
            held.setPermissions(wanted.getPermissions(EVERY_PERMISSION));
            authorizations.saveAuthorization(held);
        }
    }

    private static Place place(Authorization held) {
        return new Place(held.getGroupId(), held.getResourceType(), held.getResourceId());
    }
}
