// Written by `npm run api` from the OpenAPI document of the service; not by hand.

export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers. */
        get: operations["Health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process can do its work: its database answers. */
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists segments by id. */
        get: operations["Segments_list"];
        put?: never;
        /** Creates a segment. The same content again answers 200, other content 409. */
        post: operations["Segments_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one. */
        get: operations["Segments_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what is given; what is absent stays. */
        patch: operations["Segments_change"];
        trace?: never;
    };
    "/api/v1/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists offices by id. */
        get: operations["Offices_list"];
        put?: never;
        /** Creates an office. The same content again answers 200, other content 409. */
        post: operations["Offices_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one. */
        get: operations["Offices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what is given; what is absent stays. */
        patch: operations["Offices_change"];
        trace?: never;
    };
    "/api/v1/journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists journeys by id. */
        get: operations["Journeys_list"];
        put?: never;
        /** Creates a journey. The same content again answers 200, other content 409. */
        post: operations["Journeys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one. */
        get: operations["Journeys_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what is given; what is absent stays. */
        patch: operations["Journeys_change"];
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which ways in there are. */
        get: operations["SignIn_ways"];
        put?: never;
        /** Signs in by address and password, and sets the session's cookie. */
        post: operations["SignIn_signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in by a link that the service's operator gave (the demo prints one), once. */
        post: operations["SignIn_signInByLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends this session. */
        post: operations["SignIn_signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the first admin, with the token of the link that the first start printed, and signs them in. */
        post: operations["SignIn_firstRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom an invitation is for. */
        get: operations["SignIn_invitation"];
        put?: never;
        /** Accepts an invitation: sets a password, once, and signs in. */
        post: operations["SignIn_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mails a link for a new password to whoever has an account. The answer is the same for everybody. */
        post: operations["SignIn_forgot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-reset/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a new password by the link, once. All sessions end. */
        post: operations["SignIn_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads to the provider. */
        get: operations["Oidc_begin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the provider leads back to; signs in, and leads to the pages. */
        get: operations["Oidc_finish"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks, and what they may. Keys may ask too. */
        get: operations["Me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the password. This session goes on under a new cookie and csrfToken; all others end. */
        post: operations["Me_changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists where one is signed in. */
        get: operations["Me_listSessions"];
        put?: never;
        post?: never;
        /** Ends all sessions but this one. */
        delete: operations["Me_endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one session. */
        delete: operations["Me_endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one's own keys, also revoked ones. */
        get: operations["Me_listKeys"];
        put?: never;
        /** Makes a key of one's own, with at most one's own role; the answer is the only time that its secret is shown. */
        post: operations["Me_createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/api-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes one of one's own keys at once. */
        post: operations["Me_revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists those who can sign in, by name, role and office: to be assigned, mentioned, asked. */
        get: operations["People_colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists everybody, also who is invited or disabled. */
        get: operations["People_list"];
        put?: never;
        /** Invites somebody: by mail, or where there is no mail server by the link in the answer. */
        post: operations["People_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one. */
        get: operations["People_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes name, role or office; another role or office ends their sessions. */
        patch: operations["People_change"];
        trace?: never;
    };
    "/api/v1/people/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invites them again; earlier links are void from the new one on. */
        post: operations["People_inviteAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shuts them out at once: sessions, keys and links end. */
        post: operations["People_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets them in again. */
        post: operations["People_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists everyone's keys, also revoked ones. */
        get: operations["ApiKeys_list"];
        put?: never;
        /** Makes a key for a program; the answer is the only time that its secret is shown. */
        post: operations["ApiKeys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes a key at once. */
        post: operations["ApiKeys_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/communications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists communications, the newest first. */
        get: operations["Communications_list"];
        put?: never;
        /** Files a communication; it is compared with all it meets before the answer. The same content again answers 200 and changes nothing. */
        post: operations["Intake_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/communications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one, with its clearance. */
        get: operations["Communications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/communications/{id}/clearance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it may be sent: what a sending system asks right before it sends. */
        get: operations["Communications_clearance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/communications/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All revisions, oldest first. */
        get: operations["Communications_revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/communications/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes it out of the running; it stays readable. */
        post: operations["Communications_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists conflicts, the most harmful first. */
        get: operations["Conflicts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one, whole. */
        get: operations["Conflicts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it went through, oldest first. */
        get: operations["Conflicts_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists clusters, the oldest first. */
        get: operations["Conflicts_listClusters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a cluster; one that was merged answers with a redirect to the one that stands. */
        get: operations["Conflicts_getCluster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/communications/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Files the letter in a file (.eml, .msg, .html, .txt, .docx, .pdf); the other fields beside it, as form fields. */
        post: operations["Intake_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preflight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks a communication before it is sent: what filing it would find. Nothing is kept. */
        post: operations["Intake_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preflight/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads the letter out of a file as an upload would, so that it can be checked and changed before it is filed. Nothing is kept. */
        post: operations["Intake_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists imports, the newest first. */
        get: operations["Imports_list"];
        put?: never;
        /** Takes many communications in at once. The body is streamed; a bad entry is rejected by itself. */
        post: operations["Imports_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far it is, and what was rejected. */
        get: operations["Imports_get"];
        put?: never;
        post?: never;
        /** Stops it; what is filed already stays. */
        delete: operations["Imports_cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as server-sent events of the type `progress`, until it ends. */
        get: operations["Imports_watch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One decision on many conflicts; each is decided by itself, and what was refused says why. */
        post: operations["Reviews_decideMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the review stands, and what the asker may do now. */
        get: operations["Reviews_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives it to someone; it is in review from then on. */
        post: operations["Reviews_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says something. From an office that was asked, it is the answer. */
        post: operations["Reviews_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks an office; its advocate is told, and answers with a comment or with a revision. */
        post: operations["Reviews_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides; what follows from it is done before the answer. */
        post: operations["Reviews_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts/{id}/members/{communicationId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one member out of the cluster, for good. */
        post: operations["Reviews_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a decision back. */
        post: operations["Reviews_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whether the decision helped. */
        post: operations["Reviews_giveFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conflicts/{id}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Wants to be told what happens to it. */
        post: operations["Reviews_watch"];
        /** Does not want to be told any more. */
        delete: operations["Reviews_unwatch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what offices were asked, the newest first. Who is bound to an office sees what that one was asked. */
        get: operations["Questions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a question to one's own office. */
        post: operations["Questions_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/communications/{id}/clarity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks another office's advocate to read it for clarity before it is sent. */
        post: operations["Questions_askToRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/communications/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds it until it is released by hand. */
        post: operations["Rulings_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/communications/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Releases it as it is now, in view of the conflicts it is in now. */
        post: operations["Rulings_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declared-duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what was accepted as a legitimate duplicate and is in force, those that expire first in front. */
        get: operations["Duplicates_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the views of the queue that one keeps. */
        get: operations["QueueViews_list"];
        put?: never;
        /** Keeps a view under a name; one of the same name is replaced. */
        post: operations["QueueViews_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes one away. */
        delete: operations["QueueViews_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The record of every change of state, the newest first; as CSV or NDJSON by `Accept` or `format`: all that fits, the oldest first. */
        get: operations["Audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checks every entry against the one before, and says which do not fit. */
        get: operations["Audit_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-reader": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a language model reads, what it found, what reviewers made of it, and what it cost. */
        get: operations["SecondReader_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists webhooks, the oldest first. */
        get: operations["Webhooks_list"];
        put?: never;
        /** Makes a webhook; the answer is the only time that a secret made here is shown. */
        post: operations["Webhooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes one away. */
        delete: operations["Webhooks_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists its deliveries with what became of them, the newest first. */
        get: operations["Webhooks_listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a delivery again. */
        post: operations["Webhooks_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one is told, the newest first. */
        get: operations["Notices_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which kinds one wants by mail. */
        get: operations["Notices_preferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes it. */
        patch: operations["Notices_prefer"];
        trace?: never;
    };
    "/api/v1/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks one as read. */
        post: operations["Notices_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one wants to know of. */
        get: operations["Notices_subscriptions"];
        put?: never;
        /** Subscribes to a segment, a journey or a phrase. */
        post: operations["Notices_subscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a subscription. */
        delete: operations["Notices_unsubscribe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails that the mail server has not taken: what waits for another try, and what was given up. */
        get: operations["Mails_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries them again now: for when the mail server is mended. */
        post: operations["Mails_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Server-sent events of the type `change`, `{ thing, action, id, at }`, whenever something that the asker may see has
         *     changed; begins with one of the type `ready`. The stream ends after 15 minutes, and is asked for again.
         */
        get: operations["Live_watch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trends/overlap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Overlap and contradiction over time. */
        get: operations["Trends_overlap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trends/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which offices collide with which. */
        get: operations["Trends_offices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trends/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The facts that are disputed most. */
        get: operations["Trends_topics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trends/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Time to decision and to clear, age of the backlog, precision from decisions. */
        get: operations["Trends_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trends/savings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was not sent because of decisions. */
        get: operations["Trends_savings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What every customer of a segment receives, in order, from every office. */
        get: operations["Trends_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}/bars/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What another bar of a segment would have put before reviewers in the last 90 days. */
        get: operations["Trends_replay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        CreateSegment: {
            /** @description Chosen by the caller. */
            id: string;
            name: string;
            /** @description The segment that reaches this one; absent or null for a root. */
            parentId?: string | null;
            /** @description Customers in it. */
            audienceSize?: number | null;
            /** @description Days between two send windows up to which communications meet here; absent or null: as the parent, else the setting. */
            collisionWindowDays?: number | null;
            /** @description User ids of the group that reviews its conflicts; absent or null: as the parent. */
            reviewers?: string[] | null;
            /**
             * @description Reviewers who have to agree on a decision; absent or null: as the parent, else 1.
             * @enum {number|null}
             */
            decisionsNeeded?: 1 | 2 | null;
            /** @description Confidence from which duplicates enter the queue here; absent or null: as the parent, else the default. */
            duplicateBar?: number | null;
            /** @description Confidence from which overlaps enter the queue here; absent or null: as the parent, else the default. */
            overlapBar?: number | null;
            /** @description Confidence from which contradictions enter the queue here; absent or null: as the parent, else the default. */
            contradictionBar?: number | null;
            /** @description Confidence from which what a second reader found by itself enters the queue here; absent or null: as the parent, else the default. */
            secondReaderBar?: number | null;
        };
        Segment: {
            id: string;
            name: string;
            parentId: string | null;
            audienceSize: number | null;
            collisionWindowDays: number | null;
            /** @description What holds where `collisionWindowDays` is null: the nearest ancestor's, else the setting. */
            inheritedWindowDays: number;
            /** @description User ids of the reviewer group; null: as the parent. */
            reviewers: string[] | null;
            /** @description Reviewers who have to agree; null: as the parent, else 1. */
            decisionsNeeded: number | null;
            duplicateBar: number | null;
            overlapBar: number | null;
            contradictionBar: number | null;
            secondReaderBar: number | null;
            /** @description RFC 3339. */
            createdAt: string;
        };
        SegmentList: {
            items: components["schemas"]["Segment"][];
            nextCursor: string | null;
        };
        ChangeSegment: {
            name?: string;
            parentId?: string | null;
            audienceSize?: number | null;
            collisionWindowDays?: number | null;
            /** @description User ids of the group that reviews its conflicts; absent or null: as the parent. */
            reviewers?: string[] | null;
            /**
             * @description Reviewers who have to agree on a decision; absent or null: as the parent, else 1.
             * @enum {number|null}
             */
            decisionsNeeded?: 1 | 2 | null;
            /** @description Confidence from which duplicates enter the queue here; absent or null: as the parent, else the default. */
            duplicateBar?: number | null;
            /** @description Confidence from which overlaps enter the queue here; absent or null: as the parent, else the default. */
            overlapBar?: number | null;
            /** @description Confidence from which contradictions enter the queue here; absent or null: as the parent, else the default. */
            contradictionBar?: number | null;
            /** @description Confidence from which what a second reader found by itself enters the queue here; absent or null: as the parent, else the default. */
            secondReaderBar?: number | null;
        };
        CreateOffice: {
            /** @description Chosen by the caller. */
            id: string;
            name: string;
            /** @enum {string} */
            kind: "marketing" | "operations" | "executive" | "partner" | "other";
            /** @description User id of the person who speaks for the customer there. */
            advocate?: string | null;
        };
        Office: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "partner" | "marketing" | "operations" | "executive" | "other";
            advocate: string | null;
            /** @description RFC 3339. */
            createdAt: string;
        };
        OfficeList: {
            items: components["schemas"]["Office"][];
            nextCursor: string | null;
        };
        ChangeOffice: {
            name?: string;
            /** @enum {string} */
            kind?: "marketing" | "operations" | "executive" | "partner" | "other";
            advocate?: string | null;
        };
        CreateJourney: {
            /** @description Chosen by the caller. */
            id: string;
            name: string;
            /** @description User id of the person who decides across offices. */
            owner?: string | null;
        };
        Journey: {
            id: string;
            name: string;
            owner: string | null;
            /** @description RFC 3339. */
            createdAt: string;
        };
        JourneyList: {
            items: components["schemas"]["Journey"][];
            nextCursor: string | null;
        };
        ChangeJourney: {
            name?: string;
            owner?: string | null;
        };
        SignInWays: {
            password: boolean;
            /** @description Whether GET /api/v1/sign-in/oidc leads to the company's own sign-in. */
            oidc: boolean;
        };
        SignIn: {
            email: string;
            password: string;
        };
        Me: {
            /** @enum {string} */
            kind: "person" | "key";
            /** @enum {string} */
            role: "viewer" | "author" | "advocate" | "reviewer" | "admin";
            /** @description What the role allows. */
            may: ("look" | "write" | "answer" | "review" | "configure" | "manage-keys" | "manage-people" | "self")[];
            id: string;
            name: string;
            /** @description Null for keys. */
            email: string | null;
            office: string | null;
            /** @description Whether that office is a partner's, which sees only what is its own. */
            partner: boolean;
            /** @description What every request of this session that changes something must repeat in the header X-CSRF-Token; null for keys. */
            csrfToken: string | null;
        };
        LinkToken: {
            token: string;
        };
        FirstRun: {
            token: string;
            /** Format: email */
            email: string;
            name: string;
            password: string;
        };
        InvitationFor: {
            email: string;
            name: string;
        };
        AcceptInvitation: {
            password: string;
            /** @description The name, where the admin spelt it wrong. */
            name?: string;
        };
        ForgottenPassword: {
            email: string;
        };
        ResetOnItsWay: {
            message: string;
        };
        NewPassword: {
            password: string;
        };
        ChangePassword: {
            present: string;
            password: string;
        };
        Session: {
            id: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
            address: string;
            /** @description The browser, as it names itself. */
            agent: string;
            /** @description RFC 3339. */
            createdAt: string;
            lastSeenAt: string;
            expiresAt: string;
        };
        SessionList: {
            items: components["schemas"]["Session"][];
        };
        ApiKey: {
            /** @enum {string} */
            role: "viewer" | "author" | "advocate" | "reviewer" | "admin";
            id: string;
            name: string;
            office: string | null;
            /** @description Id of the person whose own it is; null for keys that admins made for programs. */
            person: string | null;
            /** @description The first letters of the secret. */
            prefix: string;
            /** @description RFC 3339. */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        ApiKeyList: {
            items: components["schemas"]["ApiKey"][];
            nextCursor: string | null;
        };
        CreateApiKey: {
            /** @description What it is for, so that it can be told from others later. */
            name: string;
            /** @enum {string} */
            role: "viewer" | "author" | "advocate" | "reviewer" | "admin";
            /** @description The office that the key belongs to; needed for authors and advocates, not allowed for admins. */
            office?: string | null;
            /** @description When it ends by itself (RFC 3339 date and time); absent or null: when it is revoked. */
            expiresAt?: string | null;
        };
        CreatedApiKey: {
            /** @enum {string} */
            role: "viewer" | "author" | "advocate" | "reviewer" | "admin";
            id: string;
            name: string;
            office: string | null;
            /** @description Id of the person whose own it is; null for keys that admins made for programs. */
            person: string | null;
            /** @description The first letters of the secret. */
            prefix: string;
            /** @description RFC 3339. */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            revokedAt: string | null;
            /** @description The secret: keep it now, it can't be shown again. */
            key: string;
        };
        Colleague: {
            /** @enum {string} */
            role: "viewer" | "author" | "advocate" | "reviewer" | "admin";
            id: string;
            name: string;
            office: string | null;
        };
        ColleagueList: {
            items: components["schemas"]["Colleague"][];
            nextCursor: string | null;
        };
        Person: {
            /** @enum {string} */
            role: "viewer" | "author" | "advocate" | "reviewer" | "admin";
            /** @enum {string} */
            state: "invited" | "active" | "disabled";
            signsInBy: ("password" | "oidc")[];
            id: string;
            email: string;
            name: string;
            office: string | null;
            /** @description RFC 3339. */
            createdAt: string;
            joinedAt: string | null;
            lastSignInAt: string | null;
            disabledAt: string | null;
        };
        PersonList: {
            items: components["schemas"]["Person"][];
            nextCursor: string | null;
        };
        InvitePerson: {
            /** Format: email */
            email: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "author" | "advocate" | "reviewer" | "admin";
            /** @description The office that they belong to; needed for authors and advocates, not allowed for admins. */
            office?: string | null;
        };
        Invitation: {
            /** @description RFC 3339. Where it goes by mail, its link lasts at least until then. */
            expiresAt: string;
            /** @description Whether it goes by mail: then it is tried for a day, until the mail server takes it. */
            mailed: boolean;
            /** @description The link to pass on by hand, where there is no mail server. */
            link: string | null;
        };
        InvitedPerson: {
            /** @enum {string} */
            role: "viewer" | "author" | "advocate" | "reviewer" | "admin";
            /** @enum {string} */
            state: "invited" | "active" | "disabled";
            signsInBy: ("password" | "oidc")[];
            id: string;
            email: string;
            name: string;
            office: string | null;
            /** @description RFC 3339. */
            createdAt: string;
            joinedAt: string | null;
            lastSignInAt: string | null;
            disabledAt: string | null;
            invitation: components["schemas"]["Invitation"];
        };
        ChangePerson: {
            name?: string;
            /** @enum {string} */
            role?: "viewer" | "author" | "advocate" | "reviewer" | "admin";
            office?: string | null;
        };
        CommunicationSummary: {
            /** @enum {string} */
            channel: "email" | "letter";
            /** @enum {string} */
            state: "clear" | "review" | "held" | "released";
            id: string;
            externalId: string;
            office: string;
            campaign: string | null;
            segments: string[];
            subject: string | null;
            signatory: string | null;
            sendFrom: string | null;
            sendUntil: string | null;
            journey: string | null;
            revision: number;
            contentHash: string;
            withdrawnAt: string | null;
            createdAt: string;
            updatedAt: string;
        };
        CommunicationList: {
            items: components["schemas"]["CommunicationSummary"][];
            nextCursor: string | null;
        };
        Money: {
            amount: string;
            currency: string;
        };
        Clearance: {
            /** @enum {string} */
            state: "clear" | "review" | "held" | "released";
            /** @description What the clearance is bound to; another content, audience or date has none. */
            contentHash: string;
            /** @description The open conflicts that it is part of. */
            conflictIds: string[];
        };
        Communication: {
            /** @enum {string} */
            channel: "email" | "letter";
            /** @enum {string} */
            bodyFormat: "text" | "html";
            id: string;
            externalId: string;
            office: string;
            campaign: string | null;
            segments: string[];
            subject: string | null;
            body: string;
            /** @description The plain-text part beside an HTML body. */
            alternative: string | null;
            /** @description The visible text, subject line first; every `start` and `end` points into it. */
            text: string;
            /** @description The same of the plain-text part; what has `part: "alternative"` points into it. */
            alternativeText: string | null;
            signatory: string | null;
            sendFrom: string | null;
            sendUntil: string | null;
            journey: string | null;
            pieces: number | null;
            unitCost: components["schemas"]["Money"] | null;
            /** @description 1 for the first, one more for every change. */
            revision: number;
            contentHash: string;
            clearance: components["schemas"]["Clearance"];
            withdrawnAt: string | null;
            /** @description RFC 3339. */
            createdAt: string;
            updatedAt: string;
        };
        Revision: {
            /** @description The communication as its office gave it then. */
            content: {
                [key: string]: unknown;
            };
            revision: number;
            contentHash: string;
            /** @description When it was filed, RFC 3339. */
            createdAt: string;
            /** @description Whether it is the present one. */
            current: boolean;
        };
        RevisionList: {
            items: components["schemas"]["Revision"][];
        };
        ConflictMember: {
            communicationId: string;
            externalId: string;
            office: string;
            /** @description Likeness to the principal's text, 0 to 1. */
            similarity: number;
        };
        FixEdit: {
            communicationId: string;
            text: string;
        };
        Fix: {
            /** @enum {string} */
            decision: "keep_one" | "reword";
            /** @description Id of the communication that stays as it is. */
            keep: string;
            /** @description For reword: what the others have to say instead. */
            edits?: components["schemas"]["FixEdit"][];
            reason: string;
        };
        ConflictSummary: {
            /** @enum {string} */
            kind: "duplicate" | "overlap" | "contradiction";
            /** @enum {string} */
            status: "open" | "in_review" | "awaiting_office" | "resolved" | "dismissed" | "superseded";
            /** @enum {string} */
            severity: "high" | "medium" | "low";
            /**
             * @description The detector, a language model as second reader (docs/second-reader.md), or both.
             * @enum {string}
             */
            foundBy: "detector" | "second-reader" | "both";
            /** @enum {string} */
            claimKind?: "amount" | "rate" | "date" | "duration" | "quantity" | "contact" | "hours" | "obligation" | "polarity" | "eligibility" | "identity" | "sequence" | "other";
            members: components["schemas"]["ConflictMember"][];
            id: string;
            /** @description The segment with the most customers among `segments`. */
            segment: string;
            segments: string[];
            customersAffected: number;
            /** @description RFC 3339. */
            openedAt: string;
            dueAt: string | null;
            assignee: string | null;
            /** @description Probability that it is one, 0 to 1 (docs/detection.md has the reliability table). */
            confidence: number;
            /** @description Whether it is certain enough to be put before a reviewer unasked (precision at least 95 %). */
            certain: boolean;
            /** @description For contradictions alone. */
            topic?: string;
            /** @description One sentence that says why. */
            explanation: string;
            /** @description Sent with a move, it keeps one from deciding on what has changed meanwhile. */
            version: number;
            /** @description Whether one move settles it without doubt, and which. */
            noBrainer: boolean;
            fix?: components["schemas"]["Fix"];
        };
        ConflictList: {
            items: components["schemas"]["ConflictSummary"][];
            nextCursor: string | null;
        };
        ConflictPart: {
            communicationId: string;
            externalId: string;
            office: string;
            /** @description Likeness to the principal's text, 0 to 1. */
            similarity: number;
            /** @description Not there for what the asker may not see. */
            communication?: components["schemas"]["CommunicationSummary"];
        };
        PositionMember: {
            /**
             * @description There where the offsets point into its `alternativeText` instead: the plain-text part says so.
             * @enum {string}
             */
            part?: "alternative";
            communicationId: string;
            externalId: string;
            office: string;
            quote: string;
            /** @description UTF-16 offsets into the communication's `text`. */
            start: number;
            end: number;
        };
        Position: {
            value: string;
            members: components["schemas"]["PositionMember"][];
        };
        EvidenceStep: {
            name: string;
            value: number;
        };
        ScoreStep: {
            name: string;
            value: number;
            weight: number;
            contribution: number;
        };
        TextSpan: {
            start: number;
            end: number;
            quote: string;
        };
        AlignedPassage: {
            a: components["schemas"]["TextSpan"] | null;
            b: components["schemas"]["TextSpan"] | null;
            /** @description string-similarity of the two, 0 to 1; null where one side is missing. */
            similarity: number | null;
        };
        Evidence: {
            /** @enum {string} */
            kind: "duplicate" | "overlap";
            /** @description Communication ids of the two sides. */
            a: string;
            b: string;
            /** @description Probability that a customer would call the two redundant. */
            score: number;
            similarity: number;
            explanation: string;
            steps: components["schemas"]["ScoreStep"][];
            aligned: components["schemas"]["AlignedPassage"][];
        };
        ProposedEdit: {
            /**
             * @description There where the offsets point into `alternativeText` instead.
             * @enum {string}
             */
            part?: "alternative";
            communicationId: string;
            start: number;
            end: number;
            /** @description What stands there now. */
            before: string;
            text: string;
        };
        Suggestion: {
            /** @description Communication id. */
            keep: string;
            why: string;
            edits: components["schemas"]["ProposedEdit"][];
        };
        HistoryEntry: {
            detail: {
                [key: string]: unknown;
            };
            /** @description RFC 3339. */
            at: string;
            actor: string;
            action: string;
        };
        Conflict: {
            /** @enum {string} */
            kind: "duplicate" | "overlap" | "contradiction";
            /** @enum {string} */
            status: "open" | "in_review" | "awaiting_office" | "resolved" | "dismissed" | "superseded";
            /** @enum {string} */
            severity: "high" | "medium" | "low";
            /**
             * @description The detector, a language model as second reader (docs/second-reader.md), or both.
             * @enum {string}
             */
            foundBy: "detector" | "second-reader" | "both";
            /** @enum {string} */
            claimKind?: "amount" | "rate" | "date" | "duration" | "quantity" | "contact" | "hours" | "obligation" | "polarity" | "eligibility" | "identity" | "sequence" | "other";
            members: components["schemas"]["ConflictPart"][];
            /** @description For duplicates and overlaps: the cluster it is about. */
            clusterId: string | null;
            /** @description For duplicates and overlaps: the communication that the others are measured against. */
            principal: string | null;
            /** @description For contradictions alone: who says what; the position that most hold first. */
            positions?: components["schemas"]["Position"][];
            /** @description For contradictions alone: whether one position has more members than every other. */
            majority?: boolean;
            /** @description For contradictions alone: the steps that add up to the log-odds of the confidence. */
            steps?: components["schemas"]["EvidenceStep"][];
            /** @description What its members say alike, pair by pair, the most alike first; of contradictions, as far as they are alike beside it. */
            evidence: components["schemas"]["Evidence"][];
            suggestion: components["schemas"]["Suggestion"] | null;
            history: components["schemas"]["HistoryEntry"][];
            id: string;
            /** @description The segment with the most customers among `segments`. */
            segment: string;
            segments: string[];
            customersAffected: number;
            /** @description RFC 3339. */
            openedAt: string;
            dueAt: string | null;
            assignee: string | null;
            /** @description Probability that it is one, 0 to 1 (docs/detection.md has the reliability table). */
            confidence: number;
            /** @description Whether it is certain enough to be put before a reviewer unasked (precision at least 95 %). */
            certain: boolean;
            /** @description For contradictions alone. */
            topic?: string;
            /** @description One sentence that says why. */
            explanation: string;
            /** @description Sent with a move, it keeps one from deciding on what has changed meanwhile. */
            version: number;
            /** @description Whether one move settles it without doubt, and which. */
            noBrainer: boolean;
            fix?: components["schemas"]["Fix"];
        };
        ConflictHistory: {
            items: components["schemas"]["HistoryEntry"][];
        };
        Cluster: {
            /** @enum {string} */
            basis: "text" | "purpose";
            id: string;
            segment: string;
            segments: string[];
            /** @description Communication id. */
            principal: string;
            members: components["schemas"]["ConflictMember"][];
            /** @description The conflict about it. */
            conflictId: string | null;
        };
        ClusterList: {
            items: components["schemas"]["Cluster"][];
            nextCursor: string | null;
        };
        GiveCommunication: {
            /** @description The office's own name for it; unique within the office. */
            externalId: string;
            /** @description Id of the office that sends it. */
            office: string;
            /** @enum {string} */
            channel: "email" | "letter";
            /** @description Communications that one office means as one send; its variants never conflict with each other. */
            campaign?: string | null;
            /** @description Ids of the segments it is addressed to. */
            segments: string[];
            subject?: string | null;
            /** @description The text or HTML as the office wrote it, merge fields included. */
            body: string;
            /** @enum {string} */
            bodyFormat: "text" | "html";
            /** @description The plain-text part that goes out beside an HTML body: whoever reads mail as text is told this instead. */
            alternative?: string | null;
            /** @description Who signs it. */
            signatory?: string | null;
            /** @description First day of the send window (RFC 3339 date, or date and time). Without it and `sendUntil`: a draft. */
            sendFrom?: string | null;
            /** @description Last day of the send window; null for an always-on (triggered) communication. */
            sendUntil?: string | null;
            /** @description Id of the journey it is part of. */
            journey?: string | null;
            /** @description How many are sent. */
            pieces?: number | null;
            unitCost?: components["schemas"]["Money"] | null;
        };
        FiledCommunication: {
            /** @enum {string} */
            channel: "email" | "letter";
            /** @enum {string} */
            bodyFormat: "text" | "html";
            id: string;
            externalId: string;
            office: string;
            campaign: string | null;
            segments: string[];
            subject: string | null;
            body: string;
            /** @description The plain-text part beside an HTML body. */
            alternative: string | null;
            /** @description The visible text, subject line first; every `start` and `end` points into it. */
            text: string;
            /** @description The same of the plain-text part; what has `part: "alternative"` points into it. */
            alternativeText: string | null;
            signatory: string | null;
            sendFrom: string | null;
            sendUntil: string | null;
            journey: string | null;
            pieces: number | null;
            unitCost: components["schemas"]["Money"] | null;
            /** @description 1 for the first, one more for every change. */
            revision: number;
            contentHash: string;
            clearance: components["schemas"]["Clearance"];
            withdrawnAt: string | null;
            /** @description RFC 3339. */
            createdAt: string;
            updatedAt: string;
            conflicts: components["schemas"]["ConflictSummary"][];
        };
        CheckCommunication: {
            /** @description Id of the office that sends it. */
            office: string;
            /** @enum {string} */
            channel: "email" | "letter";
            /** @description Communications that one office means as one send; its variants never conflict with each other. */
            campaign?: string | null;
            /** @description Ids of the segments it is addressed to. */
            segments: string[];
            subject?: string | null;
            /** @description The text or HTML as the office wrote it, merge fields included. */
            body: string;
            /** @enum {string} */
            bodyFormat: "text" | "html";
            /** @description The plain-text part that goes out beside an HTML body: whoever reads mail as text is told this instead. */
            alternative?: string | null;
            /** @description Who signs it. */
            signatory?: string | null;
            /** @description First day of the send window (RFC 3339 date, or date and time). Without it and `sendUntil`: a draft. */
            sendFrom?: string | null;
            /** @description Last day of the send window; null for an always-on (triggered) communication. */
            sendUntil?: string | null;
            /** @description Id of the journey it is part of. */
            journey?: string | null;
            /** @description How many are sent. */
            pieces?: number | null;
            unitCost?: components["schemas"]["Money"] | null;
            /** @description With the id of a filed one, the check is of a revision of it: it is not compared with itself. */
            externalId?: string | null;
        };
        ReadingEase: {
            /** @description 0 (very hard) to 100 (very easy). */
            ease: number;
            words: number;
            sentences: number;
        };
        OtherCommunication: {
            communicationId: string;
            externalId: string;
            office: string;
            subject: string | null;
            sendFrom: string | null;
            sendUntil: string | null;
        };
        Saying: {
            /**
             * @description There where the offsets point into `alternativeText` instead: the plain-text part says so.
             * @enum {string}
             */
            part?: "alternative";
            quote: string;
            /** @description UTF-16 offsets into that side's `text`. */
            start: number;
            end: number;
            /** @description For contradictions: the normalised value. */
            value?: string;
        };
        FindingEdit: {
            /**
             * @description There where the offsets point into `alternativeText` instead.
             * @enum {string}
             */
            part?: "alternative";
            /** @description UTF-16 offsets into `text`. */
            start: number;
            end: number;
            before: string;
            after: string;
        };
        Finding: {
            /** @enum {string} */
            kind: "duplicate" | "overlap" | "contradiction";
            /** @enum {string} */
            severity: "high" | "medium" | "low";
            segment: string;
            segments: string[];
            customersAffected: number;
            other: components["schemas"]["OtherCommunication"];
            similarity: number;
            /** @description Probability that it is one, 0 to 1. */
            confidence: number;
            topic?: string;
            claimKind?: string;
            mine: components["schemas"]["Saying"];
            theirs: components["schemas"]["Saying"];
            explanation: string;
            /** @description For duplicates and overlaps: the sentences that say the same (`a` is mine), and those that only one side has. */
            passages: components["schemas"]["AlignedPassage"][];
            /** @description For contradictions whose values can be exchanged word for word; null otherwise. */
            edit: components["schemas"]["FindingEdit"] | null;
        };
        Preflight: {
            /** @enum {string} */
            verdict: "clear" | "review";
            /** @description The visible text that `mine.start` and `mine.end` point into. */
            text: string;
            /** @description The visible text of the plain-text part, where an email has one beside its HTML. */
            alternativeText: string | null;
            /** @description How easily it is read (Flesch); null for a few words, and for other languages than English. */
            reading: components["schemas"]["ReadingEase"] | null;
            /** @description The most harmful first. */
            findings: components["schemas"]["Finding"][];
        };
        LetterInFile: {
            /** @enum {string} */
            channel: "email" | "letter";
            subject?: string | null;
            /** @description The text or HTML as the office wrote it, merge fields included. */
            body: string;
            /** @enum {string} */
            bodyFormat: "text" | "html";
            /** @description The plain-text part that goes out beside an HTML body: whoever reads mail as text is told this instead. */
            alternative?: string | null;
            /** @description Who signs it. */
            signatory?: string | null;
        };
        ImportFault: {
            /** @description Number of the line, message or row, from 1. */
            line: number;
            /** @description JSON pointer into it; empty for the whole. */
            pointer: string;
            detail: string;
        };
        Import: {
            /** @enum {string} */
            status: "queued" | "running" | "done" | "failed";
            id: string;
            /** @description Entries read so far. */
            received: number;
            accepted: number;
            /** @description Entries whose very content was there already. */
            unchanged: number;
            rejected: number;
            /** @description The first 1,000 faults. */
            errors: components["schemas"]["ImportFault"][];
            /** @description Why it failed; null otherwise. */
            failure: string | null;
            /** @description RFC 3339. */
            createdAt: string;
            finishedAt: string | null;
        };
        ImportList: {
            items: components["schemas"]["Import"][];
            nextCursor: string | null;
        };
        DecidedEdit: {
            /** @description Communication id. */
            communicationId: string;
            /** @description The words that are wanted, or what is to be changed. */
            text?: string;
        };
        DecideMany: {
            /** @description Ids of conflicts. Each is decided by itself: one that is refused leaves the others decided. */
            conflicts: string[];
            /** @enum {string} */
            decision: "keep_one" | "reword" | "reschedule" | "accept" | "not_a_conflict";
            /** @description For keep_one: id of the communication that stays; the others are withdrawn. */
            keep?: string | null;
            /** @description Why; needed to accept and for not_a_conflict. */
            reason?: string | null;
            /** @description For accept: until when (a date is that whole day); a year where it is absent. */
            expiresAt?: string | null;
            /** @description For accept: user id of who answers for the duplicate; whoever decides where it is absent. */
            owner?: string | null;
            /** @description For reword: which communications have to change, and how. They are held until a revision no longer conflicts. */
            edits?: components["schemas"]["DecidedEdit"][] | null;
            /** @description For reword and reschedule: the same without words. */
            communications?: string[] | null;
            /** @description `version` of the conflict as it was looked at; when it was changed since, the move is refused with 409. */
            version?: number;
        };
        DecidedOne: {
            /** @enum {string} */
            status?: "open" | "in_review" | "awaiting_office" | "resolved" | "dismissed" | "superseded";
            conflictId: string;
            /** @description Why it was refused: the end of the problem's type, and its detail. */
            problem?: string;
            detail?: string;
        };
        DecidedMany: {
            items: components["schemas"]["DecidedOne"][];
        };
        Disposition: {
            /** @enum {string} */
            decision: "keep_one" | "reword" | "reschedule" | "accept" | "not_a_conflict";
            keep: string | null;
            reason: string;
            /** @description RFC 3339. */
            expiresAt: string | null;
            owner: string | null;
            edits: components["schemas"]["DecidedEdit"][];
            communications: string[];
            by: string;
            at: string;
            confirmedBy: string | null;
        };
        Question: {
            id: string;
            conflictId: string | null;
            communicationId: string | null;
            office: string;
            question: string;
            askedBy: string;
            /** @description RFC 3339. */
            askedAt: string;
            answer: string | null;
            answeredBy: string | null;
            answeredAt: string | null;
        };
        Reception: {
            helped: number;
            didNotHelp: number;
            words: string[];
        };
        Review: {
            /** @enum {string} */
            status: "open" | "in_review" | "awaiting_office" | "resolved" | "dismissed" | "superseded";
            /** @description What the asker may do now. */
            moves: ("assign" | "comment" | "ask" | "answer" | "propose" | "decide" | "remove" | "feedback" | "reopen" | "revise" | "expire" | "supersede")[];
            conflictId: string;
            /** @description To be sent with the next move, so that nobody decides on what has changed meanwhile. */
            version: number;
            /** @description The decision in force. */
            decision: components["schemas"]["Disposition"] | null;
            /** @description A first reviewer's decision that waits for a second one. */
            proposal: components["schemas"]["Disposition"] | null;
            /** @description Reviewers who have to agree. */
            decisionsNeeded: number;
            questions: components["schemas"]["Question"][];
            /** @description Who owns it, and who is next when it is overdue. */
            line: string[];
            watchers: string[];
            reception: components["schemas"]["Reception"];
        };
        Assign: {
            /** @description User id. */
            assignee: string;
            /** @description `version` of the conflict as it was looked at; when it was changed since, the move is refused with 409. */
            version?: number;
        };
        Comment: {
            /** @description Plain text; `@user` tells that user. Markup in it is shown as it is typed. */
            text: string;
        };
        Ask: {
            /** @description Id of the office; its advocate is told. */
            office: string;
            question: string;
            /** @description `version` of the conflict as it was looked at; when it was changed since, the move is refused with 409. */
            version?: number;
        };
        Decide: {
            /** @enum {string} */
            decision: "keep_one" | "reword" | "reschedule" | "accept" | "not_a_conflict";
            /** @description For keep_one: id of the communication that stays; the others are withdrawn. */
            keep?: string | null;
            /** @description Why; needed to accept and for not_a_conflict. */
            reason?: string | null;
            /** @description For accept: until when (a date is that whole day); a year where it is absent. */
            expiresAt?: string | null;
            /** @description For accept: user id of who answers for the duplicate; whoever decides where it is absent. */
            owner?: string | null;
            /** @description For reword: which communications have to change, and how. They are held until a revision no longer conflicts. */
            edits?: components["schemas"]["DecidedEdit"][] | null;
            /** @description For reword and reschedule: the same without words. */
            communications?: string[] | null;
            /** @description `version` of the conflict as it was looked at; when it was changed since, the move is refused with 409. */
            version?: number;
        };
        Because: {
            reason?: string | null;
            /** @description `version` of the conflict as it was looked at; when it was changed since, the move is refused with 409. */
            version?: number;
        };
        GiveFeedback: {
            helped: boolean;
            words?: string | null;
        };
        QuestionList: {
            items: components["schemas"]["Question"][];
            nextCursor: string | null;
        };
        Answer: {
            text: string;
        };
        BecauseOf: {
            reason: string;
        };
        DeclaredDuplicate: {
            /** @enum {string} */
            kind: "duplicate" | "overlap" | "contradiction";
            /** @description The conflict that was decided; taking that back (`reopen`) ends it. */
            conflictId: string;
            segment: string;
            members: components["schemas"]["ConflictMember"][];
            /** @description One sentence that says what they have in common. */
            explanation: string;
            reason: string;
            /** @description Id of the one who answers for it. */
            owner: string;
            declaredBy: string;
            /** @description RFC 3339. */
            declaredAt: string;
            /** @description When it is raised again. */
            expiresAt: string;
        };
        DeclaredDuplicateList: {
            items: components["schemas"]["DeclaredDuplicate"][];
            nextCursor: string | null;
        };
        QueueView: {
            id: string;
            name: string;
            query: string;
            /** @description RFC 3339. */
            createdAt: string;
        };
        QueueViewList: {
            items: components["schemas"]["QueueView"][];
        };
        SaveQueueView: {
            name: string;
            /** @description The filters as `GET /conflicts` takes them, `kind=contradiction&sort=dueAt`; empty for the whole queue. */
            query: string;
        };
        AuditEntry: {
            /** @description Evidence, detector and thresholds as they were. */
            detail: {
                [key: string]: unknown;
            };
            /** @description 1, 2, 3, … without a gap. */
            seq: number;
            /** @description RFC 3339. */
            at: string;
            actor: string;
            action: string;
            subject: string;
            from: string | null;
            to: string | null;
            reason: string | null;
            /** @description The hash of the entry before; empty for the first. */
            previousHash: string;
            /** @description SHA-256 over `previousHash` and everything that this entry says. */
            hash: string;
        };
        AuditList: {
            items: components["schemas"]["AuditEntry"][];
            nextCursor: string | null;
        };
        AuditFault: {
            seq: number;
            fault: string;
        };
        AuditVerification: {
            whole: boolean;
            entries: number;
            head: {
                seq: number;
                hash: string;
            };
            /** @description The first hundred. */
            faults: components["schemas"]["AuditFault"][];
        };
        ReaderTrouble: {
            reason: string;
            /** @description RFC 3339. */
            since: string;
            /** @description When it is tried again. */
            until: string;
        };
        ReaderBacklog: {
            waiting: number;
            /** @description In a batch that has not come back. */
            exported: number;
            read: number;
            /** @description Not given to the reader, for their segments are not. */
            closed: number;
            /** @description Given up: the endpoint refused them, or answered outside the schema twice. */
            failed: number;
        };
        ReaderDay: {
            /** @description `YYYY-MM-DD` */
            day: string;
            questions: number;
            tokensIn: number;
            tokensOut: number;
            /** @description In `currency`. */
            cost: number;
            findings: number;
            /** @description Findings that the texts do not bear out: not kept. */
            dropped: number;
            /** @description Answers outside the schema. */
            malformed: number;
        };
        ReaderSegment: {
            segment: string;
            tokens: number;
            cost: number;
            /** @description Tokens a day, where it has a budget of its own. */
            budget: number | null;
        };
        ReaderFound: {
            /** @enum {string} */
            about: "redundancy" | "contradiction";
            /** @description Conflicts that it found by itself and that wait for a decision. */
            open: number;
            /** @description Decided, and not dismissed. */
            right: number;
            /** @description Dismissed. */
            wrong: number;
            /** @description Conflicts that the detector found as well. */
            agreed: number;
            /** @description What a confidence of 0.9 of the reader's is worth by now, 0 to 1. */
            worth: number;
        };
        SecondReader: {
            /** @enum {string} */
            state: "off" | "reading" | "idle" | "trouble" | "budget";
            model: string | null;
            /** @description Where the endpoint is; null without one. */
            endpoint: string | null;
            trouble: components["schemas"]["ReaderTrouble"] | null;
            backlog: components["schemas"]["ReaderBacklog"];
            tokensPerDay: number | null;
            moneyPerDay: number | null;
            /** @description ISO 4217 */
            currency: string;
            /** @description Ids of the segments that may be read, with what lies below them; null: all. */
            segments: string[] | null;
            /** @description The last 30 days on which anything was asked, oldest first. */
            days: components["schemas"]["ReaderDay"][];
            /** @description Today, by segment. */
            today: components["schemas"]["ReaderSegment"][];
            found: components["schemas"]["ReaderFound"][];
        };
        CreateWebhook: {
            /** @description http or https. Loopback and private addresses are refused unless a setting allows them. */
            url: string;
            /** @description Which events; all of them where it is absent. */
            events?: ("conflict.opened" | "conflict.assigned" | "conflict.resolved" | "conflict.reopened" | "communication.held" | "communication.released")[];
            /** @description What deliveries are signed with; where it is absent, one is made and shown in this answer alone. */
            secret?: string;
        };
        CreatedWebhook: {
            events: ("conflict.opened" | "conflict.assigned" | "conflict.resolved" | "conflict.reopened" | "communication.held" | "communication.released")[];
            secret: string;
            id: string;
            url: string;
            createdBy: string;
            /** @description RFC 3339. */
            createdAt: string;
        };
        Webhook: {
            events: ("conflict.opened" | "conflict.assigned" | "conflict.resolved" | "conflict.reopened" | "communication.held" | "communication.released")[];
            id: string;
            url: string;
            createdBy: string;
            /** @description RFC 3339. */
            createdAt: string;
        };
        WebhookList: {
            items: components["schemas"]["Webhook"][];
            nextCursor: string | null;
        };
        Delivery: {
            /** @enum {string} */
            event: "conflict.opened" | "conflict.assigned" | "conflict.resolved" | "conflict.reopened" | "communication.held" | "communication.released";
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            body: {
                [key: string]: unknown;
            };
            id: string;
            attempts: number;
            /** @description When it is tried next; null once that is over. */
            nextAt: string | null;
            /** @description Of the last try. */
            responseStatus: number | null;
            failure: string | null;
            createdAt: string;
            deliveredAt: string | null;
        };
        DeliveryList: {
            items: components["schemas"]["Delivery"][];
            nextCursor: string | null;
        };
        Notice: {
            /** @enum {string} */
            kind: "assigned" | "asked" | "answered" | "mentioned" | "due_soon" | "overdue" | "held" | "released" | "watched" | "subscription" | "digest";
            id: string;
            /** @description Id of the conflict or communication. */
            subject: string;
            title: string;
            /** @description Plain text. */
            words: string;
            /** @description RFC 3339. */
            createdAt: string;
            mailedAt: string | null;
            readAt: string | null;
        };
        NoticeList: {
            items: components["schemas"]["Notice"][];
            nextCursor: string | null;
        };
        Preferences: {
            mail: {
                [key: string]: boolean;
            };
        };
        ChangePreferences: {
            /** @description `{ "due_soon": false }` */
            mail: {
                [key: string]: boolean;
            };
        };
        Subscription: {
            /** @enum {string} */
            kind: "segment" | "journey" | "phrase";
            id: string;
            target: string;
            /** @description RFC 3339. */
            createdAt: string;
        };
        SubscriptionList: {
            items: components["schemas"]["Subscription"][];
        };
        CreateSubscription: {
            /** @enum {string} */
            kind: "segment" | "journey" | "phrase";
            /** @description Id of the segment or journey, or the words of the phrase. */
            target: string;
        };
        UndeliveredMail: {
            /**
             * @description What it is: a notice, or a link that somebody needs to come in.
             * @enum {string}
             */
            kind: "notice" | "invitation" | "password-reset";
            /**
             * @description `waiting`: it is tried again at `nextAt` · `given-up`: only by hand (POST /api/v1/mails/retry).
             * @enum {string}
             */
            state: "waiting" | "given-up";
            /** @description The address; null where its person is gone. */
            to: string | null;
            /** @description What it tells. */
            title: string;
            attempts: number;
            /** @description RFC 3339; null where it was given up. */
            nextAt: string | null;
            /** @description What the mail server said last. */
            failure: string;
        };
        UndeliveredMails: {
            /** @description Whether there is a mail server (SMTP_URL). */
            configured: boolean;
            items: components["schemas"]["UndeliveredMail"][];
        };
        RetriedMails: {
            retried: number;
        };
        OverlapPoint: {
            /** @description Its first day that lies in the period. */
            at: string;
            /** @description Communications in force at some time in it, each once; and of these, the redundant and the contradicted ones. */
            communications: number;
            redundant: number;
            contradicted: number;
            overlapRate: number;
            contradictionRate: number;
            /** @description Conflicts that came up, came up again, and ended, by how. */
            opened: number;
            reopened: number;
            resolved: number;
            dismissed: number;
            superseded: number;
            /** @description Conflicts that wait at its end. */
            open: number;
        };
        OverlapTrend: {
            /** @enum {string} */
            interval: "day" | "week" | "month";
            points: components["schemas"]["OverlapPoint"][];
            from: string;
            to: string;
        };
        OfficePair: {
            a: string;
            b: string;
            /** @description In the period. */
            opened: number;
            resolved: number;
            dismissed: number;
            /** @description At its end. */
            open: number;
            /** @description Of the opened ones, by kind. */
            duplicate: number;
            overlap: number;
            contradiction: number;
        };
        OfficeMatrix: {
            /** @description Ids of all offices that are in a pair, ascending. */
            offices: string[];
            pairs: components["schemas"]["OfficePair"][];
            from: string;
            to: string;
        };
        DisputedTopic: {
            topic: string;
            claimKind: string;
            conflicts: number;
            open: number;
            resolved: number;
            /** @description Of the one that concerns the most. */
            customersAffected: number;
            /** @description RFC 3339. */
            lastOpenedAt: string;
        };
        TopicTrend: {
            items: components["schemas"]["DisputedTopic"][];
            from: string;
            to: string;
        };
        Took: {
            count: number;
            /** @description Hours to one decimal; null where nothing was to be timed. */
            medianHours: number | null;
            p90Hours: number | null;
        };
        KindReview: {
            /** @enum {string} */
            kind: "duplicate" | "overlap" | "contradiction";
            decided: number;
            confirmed: number;
            /** @description Said to be none. */
            dismissed: number;
            /** @description Confirmed of decided; null where nothing was decided. */
            precision: number | null;
            timeToDecision: components["schemas"]["Took"];
        };
        AgeBand: {
            /** @description Days: from (inclusive) to (exclusive; null: without end). */
            fromDays: number;
            toDays: number | null;
            conflicts: number;
        };
        Backlog: {
            open: number;
            overdue: number;
            /** @description RFC 3339; null where nothing waits. */
            oldestOpenedAt: string | null;
            ages: components["schemas"]["AgeBand"][];
        };
        ReviewTrend: {
            /** @description From coming up to the decision. */
            timeToDecision: components["schemas"]["Took"];
            /** @description For letters that had to wait: from filing, or the last revision, to clear or released. */
            timeToClear: components["schemas"]["Took"];
            precision: number | null;
            kinds: components["schemas"]["KindReview"][];
            /** @description As it is now. */
            backlog: components["schemas"]["Backlog"];
            from: string;
            to: string;
        };
        SavingsByOffice: {
            office: string;
            communications: number;
            pieces: number;
            contacts: number;
            /** @description One amount for each currency. */
            money: components["schemas"]["Money"][];
        };
        SavedCommunication: {
            communicationId: string;
            externalId: string;
            office: string;
            conflictId: string;
            /** @description RFC 3339. */
            withdrawnAt: string;
            pieces: number;
            contacts: number;
            money: components["schemas"]["Money"] | null;
        };
        SavingsTrend: {
            communications: number;
            /** @description As the offices said how many there are. */
            pieces: number;
            /** @description Pieces, and where nobody said how many, the customers of the segments. */
            contacts: number;
            money: components["schemas"]["Money"][];
            offices: components["schemas"]["SavingsByOffice"][];
            /** @description The latest first; at most 200. */
            items: components["schemas"]["SavedCommunication"][];
            from: string;
            to: string;
        };
        TimelineItem: {
            /** @enum {string} */
            channel: "email" | "letter";
            communicationId: string;
            externalId: string;
            office: string;
            campaign: string | null;
            subject: string | null;
            sendFrom: string | null;
            sendUntil: string | null;
            /** @description Company days of its send window; `untilDay` null: always on. */
            fromDay: string;
            untilDay: string | null;
            clearance: string;
            /** @description Open conflicts that it is part of. */
            conflictIds: string[];
        };
        PressureWeek: {
            /** @description Its Monday. */
            at: string;
            /** @description Communications whose sending begins in it. */
            starting: number;
            /** @description Communications that may reach a customer in it. */
            inForce: number;
            /** @description Offices that these are of. */
            offices: number;
            /** @description Of these, those that are part of an open conflict. */
            colliding: number;
        };
        Timeline: {
            segment: string;
            /** @description In the order of sending; at most 1000. */
            items: components["schemas"]["TimelineItem"][];
            /** @description Whether there are more: ask for a shorter period. */
            more: boolean;
            /** @description Contact pressure by week. */
            weeks: components["schemas"]["PressureWeek"][];
            from: string;
            to: string;
        };
        ReplayedConflict: {
            /** @enum {string} */
            status: "open" | "in_review" | "awaiting_office" | "resolved" | "dismissed";
            conflictId: string;
            confidence: number;
            explanation: string;
        };
        BarReplay: {
            /** @enum {string} */
            kind: "duplicate" | "overlap" | "contradiction";
            segment: string;
            /** @description The one that was replayed. */
            bar: number;
            /** @description The one that holds at present. */
            presentBar: number;
            /** @description Conflicts put before reviewers with the present bar, and with the other one. */
            present: number;
            replayed: number;
            /** @description Of those that would not have been: what reviewers confirmed, and what they said is none. */
            confirmedLost: number;
            dismissedSpared: number;
            /** @description The most harmful ones first; at most 50 each. */
            entering: components["schemas"]["ReplayedConflict"][];
            leaving: components["schemas"]["ReplayedConflict"][];
            enteringCount: number;
            leavingCount: number;
            from: string;
            to: string;
        };
        BadField: {
            pointer: string;
            detail: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            errors?: components["schemas"]["BadField"][];
            requestId?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSegment"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Segments_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSegment"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Offices_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Offices_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOffice"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Office"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Office"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Offices_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Office"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Offices_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOffice"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Office"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Journeys_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JourneyList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Journeys_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateJourney"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Journey"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Journey"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Journeys_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Journey"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Journeys_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeJourney"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Journey"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignIn_ways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInWays"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignIn_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignIn_signInByLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkToken"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignIn_signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignIn_firstRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstRun"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignIn_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationFor"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignIn_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignIn_forgot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgottenPassword"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetOnItsWay"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignIn_reset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Oidc_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Oidc_finish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the pages, or to the sign-in page with `problem` */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Me_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Me_listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Me_endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Me_endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Me_listKeys: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Me_createKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Me_revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_colleagues: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitePerson"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedPerson"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePerson"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_inviteAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedPerson"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_disable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_enable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Communications_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Addressed to this segment. */
                segment?: string;
                office?: string;
                channel?: "email" | "letter";
                campaign?: string;
                /** @description Clearance. */
                state?: "clear" | "review" | "held" | "released";
                /** @description Send windows that are not over before this day. */
                from?: string;
                /** @description Send windows that begin by this day. */
                to?: string;
                /** @description Words in subject, text, external id or signatory; all must occur. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommunicationList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Intake_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveCommunication"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiledCommunication"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiledCommunication"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Communications_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Communication"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Communications_clearance: {
        parameters: {
            query?: {
                /** @description `contentHash` of what it is about to send: another content than the present one is never clear. */
                contentHash?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clearance"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Communications_revisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Communications_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Communication"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conflicts_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Conflicts that lie in this segment. */
                segment?: string;
                kind?: "duplicate" | "overlap" | "contradiction";
                /** @description One status, or several separated by commas; without it, all but superseded. */
                status?: string;
                /** @description Conflicts in which this office has a member. */
                office?: string;
                /** @description A second office that has a member in it; the same as `office` finds what it has with itself alone. */
                otherOffice?: string;
                /** @description Conflicts that customers of this segment see: in it, above it or below it. */
                reaching?: string;
                /** @description For contradictions: what is disputed, as conflicts and `GET /trends/topics` name it. */
                topic?: string;
                claimKind?: "amount" | "rate" | "date" | "duration" | "quantity" | "contact" | "hours" | "obligation" | "polarity" | "eligibility" | "identity" | "sequence" | "other";
                /** @description Opened on this day (of the company) or at this time, or later. */
                openedFrom?: string;
                /** @description Opened on this day, or before this time, or earlier. */
                openedTo?: string;
                /** @description Decided (or superseded) on this day or at this time, or later. */
                closedFrom?: string;
                /** @description Decided (or superseded) on this day, or before this time, or earlier. */
                closedTo?: string;
                assignee?: string;
                severity?: "high" | "medium" | "low";
                /** @description Words in explanation, topic, subjects or external ids; all must occur. */
                q?: string;
                /** @description `true`: only those that one move settles without doubt; each has its `fix`. `false`: only the others. */
                noBrainer?: boolean;
                /** @description `true` lists what lies below its segment's bar, instead of what lies above. */
                below?: boolean;
                /** @description Who found it. */
                foundBy?: "detector" | "second-reader" | "both";
                /** @description Most harmful first (default), newest, due first, or most customers first. */
                sort?: "harm" | "openedAt" | "dueAt" | "customersAffected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conflicts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conflict"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conflicts_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictHistory"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conflicts_listClusters: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Clusters of this segment. */
                segment?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conflicts_getCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Intake_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    externalId: string;
                    office: string;
                    segments: string[];
                    /** @enum {string} */
                    channel?: "email" | "letter";
                    campaign?: string;
                    subject?: string;
                    signatory?: string;
                    sendFrom?: string;
                    sendUntil?: string;
                    journey?: string;
                    pieces?: number;
                    /** @example 0.85 USD */
                    unitCost?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiledCommunication"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiledCommunication"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Intake_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckCommunication"];
                "multipart/form-data": components["schemas"]["CheckCommunication"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preflight"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Intake_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterInFile"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_receive: {
        parameters: {
            query?: {
                /** @description Office of every entry that names none. */
                office?: string;
                /** @description Segments of every entry that names none, separated by commas. */
                segments?: string[];
                /** @description Campaign of every entry that names none. */
                campaign?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
                "application/mbox": string;
                "text/csv": string;
                "application/zip": string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Imports_watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_decideMany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideMany"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedMany"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_assign: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was seen, as "7". */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assign"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conflict"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Comment"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conflict"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_ask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was seen, as "7". */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ask"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conflict"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_decide: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was seen, as "7". */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decide"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conflict"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was seen, as "7". */
                "if-match"?: string;
            };
            path: {
                id: string;
                communicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conflict"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_reopen: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was seen, as "7". */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conflict"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_giveFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveFeedback"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reviews_unwatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Questions_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Whose office was asked. */
                office?: string;
                /** @description Id of a communication that was to be read for clarity. */
                communication?: string;
                /** @description Only those without an answer, or only those with one. */
                open?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Questions_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Questions_askToRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ask"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Rulings_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BecauseOf"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clearance"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Rulings_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BecauseOf"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clearance"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Duplicates_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclaredDuplicateList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    QueueViews_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueViewList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    QueueViews_save: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveQueueView"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueView"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    QueueViews_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Audit_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Who: `detector`, `clock`, or the id of a key or person. */
                actor?: string;
                /** @description An action (`conflict.decided`), or all on one kind of thing (`conflict`). */
                action?: string;
                /** @description Id of a conflict, communication, …. */
                subject?: string;
                /** @description From this time on (RFC 3339; a date is that whole day). */
                from?: string;
                /** @description Until this time; a date is until its end. */
                to?: string;
                /** @description The same as `Accept`: `csv` and `ndjson` give everything that fits, the oldest first. */
                format?: "json" | "csv" | "ndjson";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Audit_verify: {
        parameters: {
            query?: {
                /** @description An end of the record that was noted elsewhere, as `number:hash`. */
                noted?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerification"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SecondReader_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondReader"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhook"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhook"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_listDeliveries: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                state?: "pending" | "delivered" | "failed";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_list: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Only those that were not read. */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_prefer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePreferences"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_subscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_subscribe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSubscription"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notices_unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Mails_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndeliveredMails"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Mails_retry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedMails"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Live_watch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Trends_overlap: {
        parameters: {
            query?: {
                interval?: "day" | "week" | "month";
                /** @description What customers of this segment get: from it, from above it and from below it. */
                segment?: string;
                /** @description What this office has a part in. */
                office?: string;
                /** @description First day; without it, 90 days up to the last one. */
                from?: string;
                /** @description Last day; without it, today. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverlapTrend"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Trends_offices: {
        parameters: {
            query?: {
                /** @description What customers of this segment get: from it, from above it and from below it. */
                segment?: string;
                /** @description What this office has a part in. */
                office?: string;
                /** @description First day; without it, 90 days up to the last one. */
                from?: string;
                /** @description Last day; without it, today. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeMatrix"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Trends_topics: {
        parameters: {
            query?: {
                /** @description What customers of this segment get: from it, from above it and from below it. */
                segment?: string;
                /** @description What this office has a part in. */
                office?: string;
                /** @description First day; without it, 90 days up to the last one. */
                from?: string;
                /** @description Last day; without it, today. */
                to?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicTrend"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Trends_reviews: {
        parameters: {
            query?: {
                /** @description What customers of this segment get: from it, from above it and from below it. */
                segment?: string;
                /** @description What this office has a part in. */
                office?: string;
                /** @description First day; without it, 90 days up to the last one. */
                from?: string;
                /** @description Last day; without it, today. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewTrend"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Trends_savings: {
        parameters: {
            query?: {
                /** @description What customers of this segment get: from it, from above it and from below it. */
                segment?: string;
                /** @description What this office has a part in. */
                office?: string;
                /** @description First day; without it, 90 days up to the last one. */
                from?: string;
                /** @description Last day; without it, today. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavingsTrend"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Trends_timeline: {
        parameters: {
            query: {
                segment: string;
                /** @description First day; without it, today. */
                from?: string;
                /** @description Last day; without it, 90 days after the first one. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Trends_replay: {
        parameters: {
            query: {
                kind: "duplicate" | "overlap" | "contradiction";
                /** @description The confidence from which it would be put before reviewers; absent: the one that the segment would have from above. */
                bar?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BarReplay"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
