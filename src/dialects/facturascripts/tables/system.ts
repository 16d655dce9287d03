import { table, Tables } from './table.js';

/** Keys, files, people of the installation, and what the program keeps for itself. */
export const SYSTEM: Tables = {
  apiaccess: table(
    'api_access',
    'id',
    `
    allowdelete bool, allowget bool, allowpost bool, allowput bool, id serial, idapikey int!,
    resource varchar(100)!
  `,
  ),
  apikeyes: table(
    'api_keys',
    'id',
    `
    creationdate date!, description varchar(150)!, enabled bool!, fullaccess bool = false, id serial,
    lastactivity timestamp, lastip varchar(45), nick varchar(50)
  `,
  ),
  attachedfilerelations: table(
    'attached_files_rel',
    'id',
    `
    creationdate timestamp, id serial, idfile int!, model varchar(30)!, modelcode varchar(40), modelid int!,
    nick varchar(50), observations text, orden int
  `,
  ),
  attachedfiles: table(
    'attached_files',
    'idfile',
    `
    date date!, filename varchar(100)!, hour time, idfile serial, mimetype varchar(100), path varchar(200)!,
    size int!
  `,
  ),
  cronjobes: table(
    'cronjobs',
    'id',
    `
    daily_exec int = 0, date timestamp, done bool = false, duration double = 0, enabled bool = true,
    failed bool = false, fails int = 0, id serial, jobname varchar(50)!, last_duration double = 0,
    pluginname varchar(50), running int = 0
  `,
  ),
  doctransformations: table(
    'doctransformations',
    'id',
    `
    cantidad double, id serial, iddoc1 int!, iddoc2 int!, idlinea1 int!, idlinea2 int!, model1 varchar(30)!,
    model2 varchar(30)!
  `,
  ),
  emailnotifications: table(
    'emails_notifications',
    'name',
    `
    body text, creationdate date, enabled bool, name varchar(100)!, subject varchar(150)!
  `,
  ),
  emailsentes: table(
    'emails_sent',
    'id',
    `
    addressee varchar(100), attachment bool = false, body text, date timestamp, email_from varchar(100),
    html text, id serial, nick varchar(50), notification varchar(100), opened bool = false,
    subject varchar(300), uuid varchar(13), verificode varchar(20)
  `,
  ),
  logmessages: table(
    'logs',
    'id',
    `
    channel varchar(40), context text, id serial, idcontacto int, ip varchar(45), level varchar(15)!,
    message text!, model varchar(30), modelcode varchar(40), nick varchar(50), time timestamp!,
    uri varchar(200)
  `,
  ),
  pagefilteres: table(
    'pages_filters',
    'id',
    `
    description varchar(50)!, filters text, id serial, name varchar(40)!, nick varchar(50)
  `,
  ),
  pageoptions: table(
    'pages_options',
    'id',
    `
    columns text, id serial, last_update timestamp, modals text, name varchar(40)!, nick varchar(50),
    rows text
  `,
  ),
  pages: table(
    'pages',
    'name',
    `
    icon varchar(50), menu varchar(20), name varchar(40)!, ordernum int! = 100, showonmenu bool! = true,
    submenu varchar(20), title varchar(50)!
  `,
  ),
  roleaccess: table(
    'roles_access',
    'id',
    `
    allowdelete bool! = true, allowexport bool! = true, allowimport bool! = true, allowupdate bool! = true,
    codrole varchar(20)!, id serial, onlyownerdata bool! = false, pagename varchar(40)!
  `,
  ),
  roles: table(
    'roles',
    'codrole',
    `
    codrole varchar(20)!, descripcion varchar(200)!
  `,
  ),
  roleusers: table(
    'roles_users',
    'id',
    `
    codrole varchar(20)!, id serial, nick varchar(50)!
  `,
  ),
  settings: table(
    'settings',
    'name',
    `
    name varchar(50)!, properties text
  `,
  ),
  users: table(
    'users',
    'nick',
    `
    admin bool! = false, codagente varchar(10), codalmacen varchar(4), codserie varchar(4),
    creationdate date, email varchar(100), enabled bool! = true, homepage varchar(30), idempresa int,
    langcode varchar(10), lastactivity timestamp, lastbrowser varchar(200), lastip varchar(45), level int,
    nick varchar(50)!, two_factor_enabled bool! = false
  `,
  ),
  workeventes: table(
    'work_events',
    'id',
    `
    creation_date timestamp!, done bool = false, done_date timestamp, execution_time double, id serial,
    name varchar(100)!, nick varchar(50), params text, value varchar(100), worker_list varchar(200),
    workers int
  `,
  ),
};
