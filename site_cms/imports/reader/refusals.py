"""Why a file cannot be read, in words its sender understands.

The sentences are Chinese in the source: they are part of what the importers put out (JSON, remarks column), whatever
language the person at the screen has chosen.
"""


class Unreadable(Exception):
    """A file that is no readable spreadsheet; ``str()`` of it is one Chinese sentence for its sender."""


EMPTY = "文件是空的，没有任何内容。"
NO_ROWS = "表格里没有任何数据。"
TOO_BIG = "文件有 {size} MB，超过 {limit} MB 的上限，请拆成几个文件再上传。"
HTML = "这是一个网页（HTML）文件，只是扩展名写成了表格，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。"
XML_2003 = "这是“XML 表格”格式的文件，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。"
PASSWORD = "文件设有打开密码，请取消密码后再上传。"
NOT_A_TABLE = "这不是 .xlsx、.xls、.ods 或 .csv 表格文件，无法读取。"
BROKEN = "文件已损坏或不完整（可能没有传完），请用 Excel 或 WPS 重新另存后再上传。"
BOMB = "文件解压后过大（{size} MB），不是正常的表格，已拒绝读取。"
DOCTYPE = "文件里含有不允许的 XML 声明，已拒绝读取。"
TOO_MANY_ROWS = "工作表“{sheet}”有 {rows} 行，超过 {limit} 行的上限，请拆成几个文件再上传。"
MOSTLY_EMPTY = "工作表“{sheet}”有 {rows} 行，其中绝大多数是空行，请删除空行后再上传。"
TOO_WIDE = "工作表“{sheet}”有 {columns} 列，超过 {limit} 列的上限，请删除多余的列后再上传。"
TOO_MANY_CELLS = "表格的单元格超过 {limit} 万个，请拆成几个文件再上传。"
LONG_CELL = "第 {row} 行有一个单元格超过 {limit} 个字，不是正常的表格。"
NUL = "文件里有空字节（NUL），不是正常的文本表格，请重新导出后再上传。"
ENCODING = "认不出文件的文字编码，请另存为 UTF-8 或 .xlsx 再上传。"
CUT_TEXT = "文件末尾有半个汉字，可能没有传完，请重新导出后再上传。"
TOO_SLOW = "文件太复杂，在规定时间内读不完，请另存为普通的 .xlsx 或拆成几个文件再上传。"
TOO_HEAVY = "文件太大或已损坏，读取它需要的内存超过上限，请拆成几个文件再上传。"
FORMULA = "第 {row} 行有一个单元格写着公式“{text}”，可能会在打开表格时执行命令，已拒绝读取，请改成普通文字。"
