package org.alemtuzumab.pathway.security;

import static org.alemtuzumab.pathway.security.Permit.Way.ADDRESS;
import static org.alemtuzumab.pathway.security.Permit.Way.BASIC;
import static org.alemtuzumab.pathway.security.Permit.Way.ENGINE;
import static org.alemtuzumab.pathway.security.Permit.Way.SESSION;
import static org.alemtuzumab.pathway.security.Permit.Who.ADMINISTRATION;
import static org.alemtuzumab.pathway.security.Permit.Who.ADMINISTRATORS;
import static org.alemtuzumab.pathway.security.Permit.Who.ANYONE;
import static org.alemtuzumab.pathway.security.Permit.Who.AUDITORS;
import static org.alemtuzumab.pathway.security.Permit.Who.ENROLLERS;
import static org.alemtuzumab.pathway.security.Permit.Who.EVERYONE;
import static org.alemtuzumab.pathway.security.Permit.Who.LABORATORY;
import static org.alemtuzumab.pathway.security.Permit.Who.MEMBERS;
import static org.alemtuzumab.pathway.security.Permit.Who.ORDERS;
import static org.alemtuzumab.pathway.security.Permit.Who.OVERSIGHT;
import static org.alemtuzumab.pathway.security.Permit.Who.OWNERS;
import static org.alemtuzumab.pathway.security.Permit.Who.PROFILES;
import static org.alemtuzumab.pathway.security.Permit.Who.READERS_OF_ALL;
import static org.alemtuzumab.pathway.security.Permit.Who.READERS_OF_FILES;
import static org.alemtuzumab.pathway.security.Permit.Who.REPORTERS;
import static org.alemtuzumab.pathway.security.Permit.Who.SIGNERS;
import static org.alemtuzumab.pathway.security.Permit.Who.STARTERS;
import static org.alemtuzumab.pathway.security.Permit.Who.WORKERS;
import static org.alemtuzumab.pathway.security.Permit.permit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.security.Permit.Call;
import org.alemtuzumab.pathway.security.Permit.Caller;
import org.alemtuzumab.pathway.security.Permit.Who;
import org.springframework.security.authorization.AuthorizationResult;

/**
 * The one list of what is answered, and to whom. What does not stand here is not there for anybody, whatever the engine
 * and its web applications could do: no message, signal, migration, suspension, execution of a job, change of a variable,
 * and no deletion of what was deployed or has happened. The README's table is made from it.
 */
final class Door {

    /** By what a task can be looked for. */
    private static final String TASKS =
            "active,assigned,unassigned,assignee,assigneeLike,includeAssignedTasks,candidateGroup,name,nameLike,nameEqual,"
                    + "taskDefinitionKey,processDefinitionKey,processDefinitionName,processDefinitionNameLike,"
                    + "processInstanceBusinessKey,processInstanceBusinessKeyLike,processInstanceId,processDefinitionId,"
                    + "activityInstanceIdIn,dueDate,dueBefore,dueAfter,followUpBefore,followUpAfter,createdOn,createdBefore,"
                    + "createdAfter,priority,minPriority,maxPriority,processVariables,taskVariables,caseInstanceVariables,"
                    + "variableNamesIgnoreCase,variableValuesIgnoreCase,orQueries";

    private static final String MODELS =
            "key,keyLike,name,nameLike,nameEqual,version,latestVersion,latest,active,startableInTasklist,"
                    + "startablePermissionCheck,withoutTenantId,deploymentId,resourceName,processDefinitionId";

    private static final String HISTORY =
            "processInstanceId,processInstanceBusinessKey,processDefinitionId,processDefinitionKey,activityInstanceId,"
                    + "executionId,taskId,finished,unfinished,startedAfter,startedBefore,finishedAfter,finishedBefore,"
                    + "activityId,activityName,activityType,taskAssignee,taskDefinitionKey,variableName,userId,"
                    + "decisionInstanceId,decisionDefinitionId,decisionDefinitionKey,evaluatedAfter,evaluatedBefore,includeInputs,includeOutputs,"
                    + "rootDecisionInstanceId,rootDecisionInstancesOnly,disableBinaryFetching,disableCustomObjectDeserialization,"
                    + "deserializeValues,occurredAfter,occurredBefore,afterTimestamp,beforeTimestamp,operationType,jobId";

    static final List<Permit> PERMITS = List.of(
            permit(
                    ANYONE,
                    "the page to log in",
                    ADDRESS,
                    "GET /login",
                    "POST /login",
                    "POST /logout",
                    "GET /pages/{file}",
                    "GET /favicon.ico"),
            permit(
                    EVERYONE,
                    "the web applications, and the first page",
                    ADDRESS,
                    "GET /",
                    "GET /login/again",
                    "GET /pages/proved.html",
                    "GET /camunda",
                    "GET /camunda/favicon.ico",
                    "GET /camunda/app",
                    "GET /camunda/app/welcome",
                    "GET /camunda/app/welcome/default",
                    "GET /camunda/app/{app}/{file}",
                    "GET /camunda/lib/{file}",
                    "GET /camunda/assets/{file}",
                    "GET /camunda/api/{app}/plugin/{plugin}/static/app/{file}",
                    "GET /camunda/api/engine/engine",
                    "GET /camunda/api/admin/auth/user/default",
                    "GET /camunda/api/pathway/person",
                    "GET /camunda/api/pathway/tables-notice",
                    "POST /camunda/api/admin/auth/user/default/logout"),
            permit(WORKERS, "Tasklist", ADDRESS, "GET /camunda/app/tasklist", "GET /camunda/app/tasklist/default"),
            permit(OVERSIGHT, "Cockpit", ADDRESS, "GET /camunda/app/cockpit", "GET /camunda/app/cockpit/default"),
            permit(ADMINISTRATORS, "Admin", ADDRESS, "GET /camunda/app/admin", "GET /camunda/app/admin/default"),
            permit(
                    EVERYONE,
                    "one's own name and password",
                    SESSION,
                    "GET /user/{me}/profile",
                    "PUT /user/{me}/credentials?password,authenticatedUserPassword",
                    "GET /identity/password-policy",
                    "POST /identity/password-policy?password,profile"),
            permit(
                    EVERYONE,
                    "what can be sent, and whether all is well",
                    ADDRESS,
                    "GET /fhir/metadata",
                    "GET /actuator/health",
                    "GET /actuator/health/liveness",
                    "GET /actuator/health/readiness"),
            permit(MEMBERS, "the clinical rules", ADDRESS, "GET /rules", "GET /rules/statements"),
            permit(MEMBERS, "pages for the patient to take home", ADDRESS, "GET /patient-sheet", "GET /alert-card"),
            permit(
                    WORKERS,
                    "lists of tasks",
                    ENGINE,
                    "OPTIONS /filter",
                    "GET /filter?resourceType,itemCount",
                    "GET /filter/count?resourceType,itemCount",
                    "GET /filter/{id}?itemCount",
                    "GET /filter/{id}/list",
                    "POST /filter/{id}/list?" + TASKS,
                    "GET /filter/{id}/count",
                    "POST /filter/{id}/count?" + TASKS,
                    "GET /task?" + TASKS,
                    "POST /task?" + TASKS,
                    "GET /task/count?" + TASKS,
                    "POST /task/count?" + TASKS),
            permit(
                    WORKERS,
                    "work on a task",
                    ENGINE,
                    "GET /task/{id}",
                    "GET /task/{id}/form",
                    "GET /task/{id}/deployed-form?noCache",
                    "GET /task/{id}/form-variables?deserializeValues,variableNames",
                    "POST /task/{id}/claim?userId",
                    "POST /task/{id}/unclaim",
                    "POST /task/{id}/submit-form?variables",
                    "POST /task/{id}/complete?variables",
                    "GET /task/{id}/comment",
                    "POST /task/{id}/comment/create?message"),
            permit(
                    WORKERS,
                    "see which processes they may start",
                    ENGINE,
                    "GET /process-definition?" + MODELS,
                    "GET /process-definition/count?" + MODELS),
            permit(
                    STARTERS,
                    "start a process by its form",
                    ENGINE,
                    "GET /process-definition/{definition}/startForm",
                    "GET /process-definition/{definition}/deployed-start-form?noCache",
                    "GET /process-definition/{definition}/form-variables?deserializeValues,variableNames",
                    "POST /process-definition/{definition}/submit-form?variables,businessKey",
                    "GET /process-definition/key/{key}/startForm",
                    "GET /process-definition/key/{key}/deployed-start-form?noCache",
                    "POST /process-definition/key/{key}/submit-form?variables"),
            permit(
                    WORKERS,
                    "work on a task",
                    ADDRESS,
                    "GET /camunda/api/pathway/task/{id}/profile-banner",
                    "GET /camunda/api/pathway/task/{id}/patient",
                    "GET /camunda/api/pathway/task/{id}/take-over",
                    "POST /camunda/api/pathway/task/{id}/take-over",
                    "POST /api/tasks/{id}/take-over",
                    "POST /camunda/api/pathway/unclear-values",
                    "POST /camunda/api/pathway/task/{id}/signature",
                    "POST /camunda/api/pathway/task/{id}/signature/meaning",
                    "POST /api/tasks/{id}/signature",
                    "POST /api/tasks/{id}/signature/meaning"),
            permit(
                    REPORTERS,
                    "tell what a patient reports",
                    ADDRESS,
                    "POST /api/patients/{patient}/events",
                    "POST /api/patients/{patient}/answers"),
            permit(READERS_OF_ALL, "the clinic today", ADDRESS, "GET /clinic", "GET /clinic/csv"),
            permit(READERS_OF_FILES, "a patient's file", ADDRESS, "GET /patients", "GET /patients/{patient}"),
            permit(
                    REPORTERS,
                    "the printed order of tests, and name and telephone, of who has a task of the patient's",
                    ADDRESS,
                    "GET /request-sheet/{order}",
                    "GET /patients/{patient}/person"),
            permit(ENROLLERS, "enrol a patient", ADDRESS, "POST /api/patients"),
            permit(PROFILES, "the profiles", ADDRESS, "GET /api/profiles"),
            permit(SIGNERS, "the dry run of a profile's change", ADDRESS, "POST /api/profiles/{profile}/dry-run"),
            permit(
                    LABORATORY,
                    "send results",
                    ADDRESS,
                    "POST /fhir",
                    "POST /fhir/Observation",
                    "PUT /fhir/Observation/{resource}",
                    "POST /fhir/DiagnosticReport",
                    "PUT /fhir/DiagnosticReport/{resource}"),
            permit(
                    ORDERS,
                    "read what is to be measured",
                    ADDRESS,
                    "GET /fhir/ServiceRequest",
                    "POST /fhir/ServiceRequest/_search",
                    "GET /fhir/ServiceRequest/{resource}"),
            permit(
                    ADMINISTRATION,
                    "say who a patient is",
                    ADDRESS,
                    "POST /fhir/Patient",
                    "PUT /fhir/Patient/{resource}"),
            permit(OWNERS, "deploy", BASIC, "POST /deployment/create?*"),
            permit(
                    OVERSIGHT,
                    "read models, and count what they do",
                    ENGINE,
                    "GET /version",
                    "GET /process-definition?" + MODELS,
                    "GET /process-definition/count?" + MODELS,
                    "GET /process-definition/statistics?incidents,rootIncidents,failedJobs",
                    "GET /process-definition/{definition}",
                    "GET /process-definition/{definition}/xml",
                    "GET /process-definition/{definition}/diagram",
                    "GET /process-definition/{definition}/statistics?incidents,failedJobs",
                    "GET /process-definition/{definition}/static-called-process-definitions",
                    "GET /process-definition/key/{key}",
                    "GET /process-definition/key/{key}/xml",
                    "GET /decision-definition?" + MODELS,
                    "GET /decision-definition/count?" + MODELS,
                    "GET /decision-definition/{definition}",
                    "GET /decision-definition/{definition}/xml",
                    "GET /decision-definition/key/{key}",
                    "GET /decision-definition/key/{key}/xml",
                    "GET /decision-requirements-definition?" + MODELS,
                    "GET /decision-requirements-definition/count?" + MODELS,
                    "GET /decision-requirements-definition/{definition}",
                    "GET /decision-requirements-definition/{definition}/xml",
                    "GET /deployment?name,nameLike,after,before",
                    "GET /deployment/count?name,nameLike,after,before",
                    "GET /deployment/{id}",
                    "GET /deployment/{id}/resources",
                    "GET /deployment/{id}/resources/{id}",
                    "GET /deployment/{id}/resources/{id}/data",
                    "GET /job-definition?processDefinitionId",
                    "GET /job-definition/count?processDefinitionId",
                    "GET /case-definition/count?latestVersion",
                    "GET /task/count?unfinished,assigned,unassigned,withCandidateGroups,withoutCandidateGroups",
                    "POST /process-instance/count?processDefinitionId,processDefinitionKey,processDefinitionWithoutTenantId",
                    "POST /history/task/count?unfinished,assigned,unassigned,withCandidateGroups,withoutCandidateGroups",
                    "POST /group?idIn"),
            permit(
                    OVERSIGHT,
                    "read models, and count what they do",
                    ADDRESS,
                    "GET /camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                    "GET /camunda/api/cockpit/plugin/base/default/process-definition/statistics-count",
                    "POST /camunda/api/cockpit/plugin/base/default/process-definition/{definition}/called-process-definitions"),
            permit(
                    AUDITORS,
                    "read what is under way",
                    ENGINE,
                    "GET /task?" + TASKS,
                    "POST /task?" + TASKS,
                    "GET /task/count?" + TASKS,
                    "POST /task/count?" + TASKS,
                    "GET /task/{id}",
                    "GET /task/{id}/comment",
                    "GET /task/{id}/identity-links",
                    "GET /task/report/candidate-group-count",
                    "GET /process-instance?businessKey,processDefinitionId,processDefinitionKey",
                    "POST /process-instance?businessKey,processDefinitionId,processDefinitionKey,subProcessInstance,superProcessInstance",
                    "GET /process-instance/count?businessKey,processDefinitionId,processDefinitionKey",
                    "POST /process-instance/count?businessKey,processDefinitionId,processDefinitionKey,processDefinitionWithoutTenantId",
                    "GET /process-instance/{id}",
                    "GET /process-instance/{id}/activity-instances",
                    "GET /variable-instance?processInstanceIdIn,variableName,deserializeValues",
                    "POST /variable-instance?processInstanceIdIn,variableName,activityInstanceIdIn,deserializeValues",
                    "POST /variable-instance/count?processInstanceIdIn,variableName,activityInstanceIdIn",
                    "GET /job?processInstanceId,processDefinitionId,processDefinitionKey,noRetriesLeft",
                    "POST /job?processInstanceId,activityId",
                    "GET /job/count?processInstanceId,processDefinitionId,processDefinitionKey,noRetriesLeft,sorting[sortBy],sorting[sortOrder]",
                    "GET /job-definition/{id}",
                    "GET /incident?processInstanceId,processDefinitionId,incidentType",
                    "GET /incident/count?processInstanceId,processDefinitionId,incidentType"),
            permit(
                    AUDITORS,
                    "read what is under way",
                    ADDRESS,
                    "POST /camunda/api/cockpit/plugin/base/default/process-instance",
                    "POST /camunda/api/cockpit/plugin/base/default/process-instance/count",
                    "POST /camunda/api/cockpit/plugin/base/default/process-instance/{id}/called-process-instances",
                    "POST /camunda/api/cockpit/plugin/base/default/incident",
                    "POST /camunda/api/cockpit/plugin/base/default/incident/count"),
            permit(
                    AUDITORS,
                    "read what has happened",
                    ENGINE,
                    "GET /history/process-instance?" + HISTORY,
                    "GET /history/process-instance/count?" + HISTORY,
                    "GET /history/process-instance/{id}",
                    "GET /history/activity-instance?" + HISTORY,
                    "GET /history/activity-instance/count?" + HISTORY,
                    "GET /history/task?" + HISTORY,
                    "GET /history/task/count?" + HISTORY,
                    "GET /history/variable-instance?" + HISTORY,
                    "GET /history/variable-instance/count?" + HISTORY,
                    "GET /history/variable-instance/{id}?deserializeValue",
                    "GET /history/detail?" + HISTORY,
                    "GET /history/detail/count?" + HISTORY,
                    "GET /history/decision-instance?" + HISTORY,
                    "GET /history/decision-instance/count?" + HISTORY,
                    "GET /history/decision-instance/{id}?" + HISTORY,
                    "GET /history/incident?" + HISTORY,
                    "GET /history/incident/count?" + HISTORY,
                    "GET /history/identity-link-log?" + HISTORY,
                    "GET /history/user-operation?" + HISTORY,
                    "GET /history/user-operation/count?" + HISTORY),
            permit(AUDITORS, "read what was signed", ADDRESS, "GET /api/signatures/{subject}"),
            permit(AUDITORS, "read what was submitted of a patient", ADDRESS, "GET /submissions"),
            permit(
                    AUDITORS,
                    "read users and groups",
                    ENGINE,
                    "GET /user?id,idIn,memberOfGroup",
                    "GET /user/count?id,idIn,memberOfGroup",
                    "GET /user/{user}/profile",
                    "GET /group?id,idIn,member",
                    "GET /group/count?id,idIn,member",
                    "GET /group/{group}"),
            permit(
                    ADMINISTRATORS,
                    "manage users and who belongs to which group",
                    ENGINE,
                    "OPTIONS /user",
                    "GET /user?id,idIn,firstNameLike,lastNameLike,emailLike,memberOfGroup",
                    "GET /user/count?id,idIn,firstNameLike,lastNameLike,emailLike,memberOfGroup",
                    "POST /user/create?profile,credentials",
                    "DELETE /user/{user}",
                    "OPTIONS /user/{user}",
                    "GET /user/{user}/profile",
                    "PUT /user/{user}/profile?id,firstName,lastName,email",
                    "PUT /user/{user}/credentials?password,authenticatedUserPassword",
                    "OPTIONS /tenant",
                    "OPTIONS /group",
                    "GET /group?id,idIn,nameLike,type,member",
                    "POST /group?id,idIn,member",
                    "GET /group/count?id,idIn,nameLike,type,member",
                    "POST /group/count?id,idIn,member",
                    "GET /group/{group}?id",
                    "OPTIONS /group/{group}",
                    "OPTIONS /group/{group}/members",
                    "PUT /group/{group}/members/{user}?*",
                    "DELETE /group/{group}/members/{user}",
                    "GET /authorization/check?permissionName,resourceName,resourceType,resourceId"),
            permit(
                    ADMINISTRATORS,
                    "see what stands still, and let it be tried again",
                    ADDRESS,
                    "GET /api/stopped-jobs",
                    "POST /api/stopped-jobs/{id}/retry",
                    "GET /actuator",
                    "GET /actuator/info",
                    "GET /actuator/metrics",
                    "GET /actuator/metrics/{metric}"));

    private record Entry(Permit permit, Call call) {}

    private static final Map<String, List<Entry>> BY_METHOD = PERMITS.stream()
            .flatMap(permit -> permit.calls().stream().map(call -> new Entry(permit, call)))
            .collect(Collectors.groupingBy(entry -> entry.call().method()));

    private Door() {}

    /**
     * What the door says.
     *
     * @param named to whom this is answered
     * @param open the calls that are open to the caller; none where the answer is no
     */
    record Answer(Set<Who> named, List<Call> open) implements AuthorizationResult {

        @Override
        public boolean isGranted() {
            return !open.isEmpty();
        }
    }

    /** @param path as whoever answers will read it: decoded */
    static Answer ask(String method, String path, Caller caller) {
        String address = address(path);
        Set<Who> named = new TreeSet<>();
        List<Call> open = new ArrayList<>();
        for (Entry entry : BY_METHOD.getOrDefault(method.equals("HEAD") ? "GET" : method, List.of())) {
            if (entry.call().matches(address, caller)) {
                named.add(entry.permit().who());
                if (entry.permit().who().includes(caller)) {
                    open.add(entry.call());
                }
            }
        }
        return new Answer(named, open);
    }

    /** By which methods the caller is answered at this path. */
    static Set<String> methods(String path, Caller caller) {
        return BY_METHOD.values().stream()
                .flatMap(List::stream)
                .filter(entry ->
                        entry.permit().who().includes(caller) && entry.call().matches(address(path), caller))
                .map(entry -> entry.call().method())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String address(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
